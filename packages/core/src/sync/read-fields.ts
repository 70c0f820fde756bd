/** Keeps which fields the platform's board gives its items: so that a value can be checked, and shown where there is none yet. */
import { ConnectorError, type TrackerCustomField } from "@eureka/connector-sdk";
import type { JobContext } from "../operations/index.ts";
import { loadBoard } from "../work-items/index.ts";
import { announceConnectedBoard } from "./announce-connected-board.ts";
import { hashOf } from "./compare-sides.ts";
import { updateConnectedBoard } from "./connected-boards.store.ts";
import type { Place } from "./load-place.ts";

/** The most that are kept of one board. */
const mostFields = 100;

export async function readFields(context: JobContext, { tracker, connectedBoard }: Place): Promise<void> {
  const { id, boardId, platformBoardId } = connectedBoard;
  const fields = (await listFields(tracker.fields, platformBoardId)).slice(0, mostFields);
  if (hashOf(fields) === hashOf(connectedBoard.fields)) return;
  await context.transact(async (inside) => {
    const row = await updateConnectedBoard(inside.transaction, id, { fields }, inside.clock.now());
    const { board } = await loadBoard(inside, boardId);
    if (row) announceConnectedBoard(inside, row, board.workspaceId, "fields_changed");
  });
}

/** A board that refuses to say its fields has none for us: that is no reason to leave everything else of it. */
async function listFields(
  capability: Place["tracker"]["fields"],
  platformBoardId: string,
): Promise<readonly TrackerCustomField[]> {
  if (!capability) return [];
  try {
    return await capability.list({ platformBoardId });
  } catch (error) {
    if (error instanceof ConnectorError && (error.code === "invalid" || error.code === "not_found")) return [];
    throw error;
  }
}
