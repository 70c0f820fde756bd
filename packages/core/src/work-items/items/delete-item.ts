/** Removes a locked item with everything that hangs on it. Its events stay, and its key is never given again. */
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";
import { emitItemEvent } from "./emit-item-event.ts";
import { moveSubItems } from "./move-sub-items.ts";
import { deleteWorkItemRow } from "./work-items.store.ts";

/** States what the item was, so that history can still tell it. Its parts stay, as parts of nothing. */
export async function deleteItem(context: Context, item: WorkItem): Promise<void> {
  await moveSubItems(context, item, () => null);
  await deleteWorkItemRow(context.transaction, item.id);
  const { title, description, priority, due, state } = item;
  const last = { title, description, priority, due, state };
  const changes = Object.fromEntries(Object.entries(last).map(([field, from]) => [field, { from, to: null }]));
  emitItemEvent(context, "work_item.deleted", item, changes);
}
