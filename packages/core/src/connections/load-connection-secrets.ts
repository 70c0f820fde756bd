import type { Context } from "../operations/index.ts";
import { openSecrets } from "./connection-secrets.ts";
import { type LoadedConnection, loadConnection } from "./load-connection.ts";

/** The secrets of a connection, for the token provider of its client. Empty once it was removed. */
export async function loadConnectionSecrets(
  context: Context,
  connection: Pick<LoadedConnection, "id">,
): Promise<Readonly<Record<string, string>>> {
  const { row } = await loadConnection(context, connection.id);
  return openSecrets(context.ports, row, row.secrets);
}
