/** Where the platform of a connection may deliver to. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import type { ConnectionRow } from "./connections.store.ts";
import { loadConnection } from "./load-connection.ts";

/** Below this installation's address; null for the built-in chat and for a connection that was removed. */
export function readHookPath({ connector, pathKey }: Pick<ConnectionRow, "connector" | "pathKey">): string | null {
  return pathKey ? `/hooks/${connector}/${pathKey}` : null;
}

export async function hookPathOf(context: Pick<Context, "transaction">, id: Id<"connection">): Promise<string | null> {
  return readHookPath((await loadConnection(context, id)).row);
}
