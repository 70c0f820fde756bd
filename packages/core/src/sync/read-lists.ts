/** Makes the lists of a connected board those that the platform shows: new ones come, renamed ones follow, missing ones are archived. */
import type { TrackerList } from "@eureka/connector-sdk";
import type { Context, JobContext } from "../operations/index.ts";
import { type ConnectedListRow, insertConnectedList, selectConnectedLists } from "./connected-boards.store.ts";
import { guessCategory } from "./guess-category.ts";
import type { Place } from "./load-place.ts";
import { cutText } from "./our-side.ts";
import { queueOrder } from "./queue-sync.ts";
import { runAsSync, tryAsSync } from "./run-as-sync.ts";

const longestName = 200;

export async function readLists(context: JobContext, { tracker, connectedBoard }: Place): Promise<void> {
  const { boardId, platformBoardId } = connectedBoard;
  const lists = await tracker.listLists({ platformBoardId });
  await context.transact(async (inside) => {
    const known = await selectConnectedLists(inside.transaction, boardId);
    for (const list of lists) await takeList(inside, boardId, list, known);
    const came = (await selectConnectedLists(inside.transaction, boardId)).filter(
      ({ listId }) => !known.some((row) => row.listId === listId),
    );
    // What stands there already says where new work goes.
    if (tracker.order) for (const { listId } of came) queueOrder(inside, { boardId, listId, changed: "there" });
    const gone = known.filter(
      (row) => !row.archived && !lists.some((list) => list.platformListId === row.platformListId),
    );
    for (const { listId } of gone) await tryAsSync(inside, "list.archive", { id: listId });
  });
}

async function takeList(
  context: Context,
  boardId: Place["connectedBoard"]["boardId"],
  { platformListId, name: given }: TrackerList,
  known: readonly ConnectedListRow[],
): Promise<void> {
  const name = cutText(given.replace(/\s+/g, " ").trim() || "-", longestName);
  const row = known.find((candidate) => candidate.platformListId === platformListId);
  if (!row) {
    const list = await runAsSync<{ id: ConnectedListRow["listId"] }>(context, "list.create", {
      boardId,
      name,
      category: guessCategory(name),
    });
    return insertConnectedList(context.transaction, { listId: list.id, boardId, platformListId });
  }
  if (row.archived) await tryAsSync(context, "list.unarchive", { id: row.listId });
  if (row.name !== name) await tryAsSync(context, "list.update", { id: row.listId, name });
}
