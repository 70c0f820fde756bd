/** Work items: boards, lists, labels, and the canonical tasks with their placements. */
export { attachmentHolder } from "./attachments/attachment-holder.ts";
export type { FileFacts, FindFile } from "./attachments/file-facts.ts";
export { readAttachments } from "./attachments/read-attachments.ts";
export { backfillActor } from "./board-links/fill-board-link.ts";
export { isStillFollowed } from "./board-links/follow-board-links.ts";
export { type BoardTarget, loadBoard } from "./boards/load-board.ts";
export { locateBoard } from "./boards/locate-board.ts";
export { createDefaultBoard, makeBoard, type NewBoard } from "./boards/make-board.ts";
export { setBoardConnection } from "./boards/set-board-connection.ts";
export { readChecklist } from "./checklist/read-checklist.ts";
export { addComment, type NewComment } from "./comments/add-comment.ts";
export { readComment } from "./comments/read-comment.ts";
export { sayAgain } from "./comments/say-again.ts";
export { exampleWorkItem } from "./examples.ts";
export { type Destination, type DestinationTarget, findDestination, listOf } from "./items/find-destination.ts";
export type { Neighbours } from "./items/find-place.ts";
export { itemColumns, itemTextColumns } from "./items/item-row.ts";
export {
  loadWorkItem,
  loadWorkItemForUpdate,
  readWorkItem,
  readWorkItems,
  type WorkItemTarget,
} from "./items/load-work-item.ts";
export { makeWorkItem, type NewWorkItem } from "./items/make-work-item.ts";
export { askForNewWork } from "./items/new-work-approval.ts";
export { selectSubItems } from "./items/parents.store.ts";
export { readOrder, standsIn } from "./items/read-order.ts";
export { findListName, type ListTarget, loadList } from "./lists/load-list.ts";
export { createWorkItemsModule, type WorkItemsDependencies } from "./module.ts";
export { resolvePeople } from "./people/resolve-people.ts";
export type { ParsedQuickAdd, QuickAddOptions } from "./quick-add/parse-quick-add.ts";
