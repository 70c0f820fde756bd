/** Puts a locked item on a further board. */
import { EurekaError } from "@eureka/contracts/errors";
import { type WorkItem, workItemLimits } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";
import { emitItemEvent } from "./emit-item-event.ts";
import type { DestinationList } from "./find-destination.ts";
import { findPlace } from "./find-place.ts";
import { readWorkItem } from "./load-work-item.ts";
import { insertPlacement } from "./placements.store.ts";
import { updateWorkItemRow } from "./work-items.store.ts";

/**
 * The item comes to the end of `list`, which must be locked and open; its state stays what it is. Throws `work_item.archived`,
 * `work_item.already_on_board` or `work_item.too_many`.
 */
export async function placeItem(context: Context, item: WorkItem, list: DestinationList): Promise<WorkItem> {
  const { boardId } = list;
  if (item.archivedAt) throw new EurekaError("work_item.archived", { id: item.id });
  if (item.placements.some((placement) => placement.boardId === boardId)) {
    throw new EurekaError("work_item.already_on_board", { id: item.id, boardId });
  }
  if (item.placements.length >= workItemLimits.placements) {
    throw new EurekaError("work_item.too_many", { limit: workItemLimits.placements, what: "boards" });
  }
  const createdAt = context.clock.now();
  const place = { boardId, listId: list.id, position: await findPlace(context, list, item.id) };
  await insertPlacement(context.transaction, { workItemId: item.id, ...place, createdAt });
  await updateWorkItemRow(context.transaction, item.id, {}, createdAt);
  const placed = await readWorkItem(context, item.id);
  emitItemEvent(context, "work_item.placed", placed, { boardId: { from: null, to: boardId } }, place);
  return placed;
}
