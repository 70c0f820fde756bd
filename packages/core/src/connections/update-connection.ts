import {
  builtInConnectorName,
  connectionSchema,
  connectionUpdateSchema,
  exampleConnection,
} from "@eureka/contracts/connection";
import { EurekaError } from "@eureka/contracts/errors";
import type { z } from "zod";
import { type Context, defineOperation } from "../operations/index.ts";
import { fieldChanges } from "../tenancy/index.ts";
import { announceConnectionChange } from "./announce-connection-change.ts";
import { assertTeamPlace } from "./assert-team-place.ts";
import { openSecrets, sealSecrets } from "./connection-secrets.ts";
import { viewConnection } from "./connection-view.ts";
import { type ConnectionChange, updateConnectionRow } from "./connections.store.ts";
import { type ConnectionTarget, loadStandingConnection } from "./load-connection.ts";

/** Changes a connection's title, default workspace, settings or secrets. */
export const updateConnection = defineOperation({
  name: "connection.update",
  summary: "Change a connection",
  description: "New secrets bring a connection whose token was refused back into use.",
  input: connectionUpdateSchema,
  output: connectionSchema,
  permission: "connection:update",
  effect: "danger",
  http: { method: "PATCH", path: "/connections/{id}" },
  example: { input: { id: exampleConnection.id, title: "Acme on Slack" }, output: exampleConnection },
  target: (context, input) => loadStandingConnection(context, input.id),
  async run(context, input, connection) {
    const { row } = connection;
    await checkInput(context, input, connection);
    const { id, secrets, ...named } = input;
    const { defaultWorkspaceId = row.defaultWorkspaceId } = named;
    // A board and a list belong to the workspace that they were named for.
    const forgotten =
      defaultWorkspaceId === row.defaultWorkspaceId ? {} : { defaultBoardId: null, defaultListId: null };
    const wanted = { ...named, ...forgotten };
    const changes = fieldChanges(row, wanted);
    const revived = secrets !== undefined && row.state === "needs_reauth" ? ({ state: "active" } as const) : {};
    if (secrets) changes.secrets = { from: row.secretNames, to: Object.keys(secrets).sort() };
    if (Object.keys(changes).length === 0) return viewConnection(row);
    const changed = await updateConnectionRow(context.transaction, id, {
      ...wanted,
      ...revived,
      ...(secrets && (await mergeSecrets(context, connection, secrets))),
      updatedAt: context.clock.now(),
    });
    if (!changed) {
      const platformWorkspaceId = wanted.platformWorkspaceId ?? "";
      throw new EurekaError("connection.exists", { connector: row.connector, platformWorkspaceId });
    }
    await announceConnectionChange(context, row, "updated", { ...changes, ...fieldChanges(row, revived) });
    return viewConnection(changed);
  },
});

async function checkInput(
  context: Context,
  input: z.output<typeof connectionUpdateSchema>,
  { id, connector }: ConnectionTarget,
): Promise<void> {
  const { defaultWorkspaceId } = input;
  if (defaultWorkspaceId) await assertTeamPlace(context, defaultWorkspaceId);
  const touchesPlatform = input.secrets !== undefined || input.platformWorkspaceId !== undefined;
  if (connector === builtInConnectorName && touchesPlatform) throw new EurekaError("connection.built_in", { id });
}

async function mergeSecrets(
  context: Context,
  { row }: ConnectionTarget,
  secrets: Readonly<Record<string, string>>,
): Promise<ConnectionChange> {
  const merged = { ...(await openSecrets(context.ports, row, row.secrets)), ...secrets };
  return { secrets: await sealSecrets(context, row.id, merged), secretNames: Object.keys(merged).sort() };
}
