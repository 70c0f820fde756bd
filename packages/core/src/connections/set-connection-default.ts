/** Where the work of a connection's channels goes that no mapping leads anywhere. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { type DefaultPlace, fieldChanges } from "../tenancy/index.ts";
import { announceConnectionChange } from "./announce-connection-change.ts";
import { assertTeamPlace } from "./assert-team-place.ts";
import { updateConnectionRow } from "./connections.store.ts";
import { loadStandingConnection } from "./load-connection.ts";

/** Checks no rights, and not whether board and list lie in the workspace. Throws `workspace.not_found` for a personal one. */
export async function setConnectionDefault(context: Context, id: Id<"connection">, place: DefaultPlace): Promise<void> {
  const { row } = await loadStandingConnection(context, id);
  await assertTeamPlace(context, place.defaultWorkspaceId);
  const changes = fieldChanges(row, { ...place });
  if (Object.keys(changes).length === 0) return;
  await updateConnectionRow(context.transaction, id, { ...place, updatedAt: context.clock.now() });
  await announceConnectionChange(context, row, "updated", changes);
}
