/** The things of this feature as the client gives them. */
import type { Output, Row } from "@eureka/sdk";

/** A work item as boards show it: without its description. */
export type Item = Row<"work_item.list">;
/** A work item with everything. */
export type WholeItem = Output<"work_item.get">;
export type Board = Output<"board.get">;
export type List = Board["lists"][number];
export type Label = Row<"label.list">;
export type ChecklistEntry = Output<"checklist_entry.list">["data"][number];
export type Comment = Row<"comment.list">;
export type Attachment = Output<"attachment.list">["data"][number];
export type HistoryEntry = Row<"work_item.history">;
/** Why one field of an item is as it is. */
export type ExplainedEntry = Output<"work_item.explain">["data"][number];
