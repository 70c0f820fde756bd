/** Work items: boards, lists, labels, and the canonical tasks with their placements. */
export { attachmentHolder } from "./attachments/attachment-holder.ts";
export type { FileFacts, FindFile } from "./attachments/file-facts.ts";
export { type BoardTarget, loadBoard } from "./boards/load-board.ts";
export { locateBoard } from "./boards/locate-board.ts";
export { createDefaultBoard, makeBoard, type NewBoard } from "./boards/make-board.ts";
export { addComment, type NewComment } from "./comments/add-comment.ts";
export { findCommentOfMessage } from "./comments/find-comment-of-message.ts";
export { type Destination, type DestinationTarget, findDestination, listOf } from "./items/find-destination.ts";
export { itemColumns, itemTextColumns } from "./items/item-row.ts";
export { loadWorkItem, loadWorkItemForUpdate, readWorkItem, type WorkItemTarget } from "./items/load-work-item.ts";
export { makeWorkItem, type NewWorkItem } from "./items/make-work-item.ts";
export { askForNewWork } from "./items/new-work-approval.ts";
export { type ListTarget, loadList } from "./lists/load-list.ts";
export { createWorkItemsModule, type WorkItemsDependencies } from "./module.ts";
export { type ParsedQuickAdd, parseQuickAdd, type QuickAddOptions } from "./quick-add/parse-quick-add.ts";
