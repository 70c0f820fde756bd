/** Takes a locked item off a board. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";
import { emitItemEvent } from "./emit-item-event.ts";
import { readWorkItem } from "./load-work-item.ts";
import { deletePlacement } from "./placements.store.ts";
import { updateWorkItemRow } from "./work-items.store.ts";

/** Throws `work_item.not_on_board`, or `work_item.last_placement` when no other place is left. */
export async function unplaceItem(context: Context, item: WorkItem, boardId: Id<"board">): Promise<WorkItem> {
  const placement = item.placements.find((candidate) => candidate.boardId === boardId);
  if (!placement) throw new EurekaError("work_item.not_on_board", { id: item.id, boardId });
  if (item.placements.length === 1) throw new EurekaError("work_item.last_placement", { id: item.id });
  await deletePlacement(context.transaction, placement.id);
  await updateWorkItemRow(context.transaction, item.id, {}, context.clock.now());
  const { listId, position } = placement;
  emitItemEvent(
    context,
    "work_item.unplaced",
    item,
    { boardId: { from: boardId, to: null } },
    { boardId, listId, position },
  );
  return readWorkItem(context, item.id);
}
