/** Gives items the state of the list in which they stand, when not they moved but the list became another one. */
import type { Id } from "@eureka/contracts/ids";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";
import { type ListOnBoard, lockLists } from "../lists/lists.store.ts";
import { emitItemEvent } from "./emit-item-event.ts";
import { findFollowers, moveFollowers } from "./relocate-item.ts";
import { describeStateChange, stateChange } from "./state-change.ts";
import { updateWorkItemRow } from "./work-items.store.ts";

/** `listId` is where the item was read to stand, `list` what that is now. The items must be locked. Their placements on other boards move to lists that stand for it. */
export async function adoptCategory(
  context: Context,
  item: WorkItem,
  listId: Id<"list">,
  list: Pick<ListOnBoard, "id" | "category" | "isLinked">,
): Promise<void> {
  const now = context.clock.now();
  const change = stateChange(item, list.category, now);
  if (!change) return;
  const others = item.placements.filter((placement) => placement.listId !== listId);
  const followers = await findFollowers(context, item, others, list);
  const locked = await lockLists(
    context.transaction,
    followers.map((follower) => follower.listId),
  );
  await updateWorkItemRow(context.transaction, item.id, change, now);
  emitItemEvent(context, "work_item.updated", item, describeStateChange(item, change));
  await moveFollowers(context, item, followers, locked);
}
