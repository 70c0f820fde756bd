/** Where a copy goes in its list over there: beside the copies of the items that stand beside its item here, so that nobody needs to move it. */
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../operations/index.ts";
import { lockConnectedList, raiseEndKey } from "./connected-boards.store.ts";
import { selectKeysBeside } from "./external-links.store.ts";
import type { Place } from "./load-place.ts";

/**
 * Null where no place is known: then the copy goes to the end, and the order of the list is compared as after every arrival. Whoever keeps
 * the key with the link lets others find their places beside a copy that is still on its way.
 */
export async function chooseKeyThere(
  { transaction }: Pick<Context, "transaction">,
  { tracker, connectedBoard, lists }: Place,
  { id: workItemId, placements }: Pick<WorkItem, "id" | "placements">,
): Promise<string | null> {
  const { boardId } = connectedBoard;
  const standing = placements.find((placement) => placement.boardId === boardId);
  const list = lists.find(({ listId }) => listId === standing?.listId);
  if (!tracker.order || !list) return null;
  const { listId, platformListId } = list;
  const { endKey } = await lockConnectedList(transaction, listId);
  const { above, below } = await selectKeysBeside(transaction, { boardId, platformListId }, { listId, workItemId });
  if (below !== null) return tracker.order.keyBetween(above, below);
  if (endKey === null) return null;
  const last = above !== null && above > endKey ? above : endKey;
  const key = tracker.order.keyBetween(last === "" ? null : last, null);
  if (key !== null) await raiseEndKey(transaction, listId, key);
  return key;
}
