/** States an event about a work item. Whatever hangs on the item has it as subject too, so that one read gives its whole history. */
import type { Changes } from "@eureka/contracts/event";
import type { WorkItemSummary } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";

export type EventItem = Pick<WorkItemSummary, "id" | "key" | "workspaceId"> & {
  readonly parent?: WorkItemSummary["parent"];
  readonly placements: readonly Pick<WorkItemSummary["placements"][number], "boardId" | "connectionId" | "isLinked">[];
};

export function emitItemEvent(
  context: Context,
  type: `${"work_item" | "checklist_entry" | "comment" | "attachment"}.${string}`,
  item: EventItem,
  changes: Changes = {},
  data: Readonly<Record<string, unknown>> = {},
): void {
  const connectedBoardIds = item.placements.filter(({ connectionId }) => connectionId).map(({ boardId }) => boardId);
  const linkedBoardIds = item.placements.filter(({ isLinked }) => isLinked).map(({ boardId }) => boardId);
  const { because } = context.request;
  context.emit({
    type,
    subject: { type: "work_item", id: item.id },
    workspaceId: item.workspaceId,
    changes,
    data: {
      key: item.key,
      boardIds: item.placements.map(({ boardId }) => boardId),
      ...(connectedBoardIds.length > 0 && { connectedBoardIds }),
      ...(linkedBoardIds.length > 0 && { linkedBoardIds }),
      ...(item.parent && { parentIds: [item.parent.id] }),
      ...(because && { because }),
      ...data,
    },
  });
}
