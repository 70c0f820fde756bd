/** Puts a locked item away, or takes it back. It keeps its places. */
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";
import { emitItemEvent } from "./emit-item-event.ts";
import { readWorkItem } from "./load-work-item.ts";
import { updateWorkItemRow } from "./work-items.store.ts";

export async function setWorkItemArchived(context: Context, item: WorkItem, archived: boolean): Promise<WorkItem> {
  if ((item.archivedAt !== null) === archived) return item;
  const now = context.clock.now();
  const archivedAt = archived ? now : null;
  await updateWorkItemRow(context.transaction, item.id, { archivedAt }, now);
  const changes = { archivedAt: { from: item.archivedAt, to: archivedAt?.toISOString() ?? null } };
  emitItemEvent(context, archived ? "work_item.archived" : "work_item.unarchived", item, changes);
  return readWorkItem(context, item.id);
}
