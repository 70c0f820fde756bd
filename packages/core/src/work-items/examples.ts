/** The values that the operations' examples share; the schemas in contracts state them. */

import { type Board, boardSchema } from "@eureka/contracts/board";
import { type Comment, commentSchema } from "@eureka/contracts/comment";
import { type Label, labelSchema } from "@eureka/contracts/label";
import { type List, listSchema } from "@eureka/contracts/list";
import { type QuickAdd, quickAddSchema } from "@eureka/contracts/quick-add";
import {
  type Attachment,
  attachmentSchema,
  type ChecklistEntry,
  checklistEntrySchema,
  type WorkItem,
  type WorkItemSummary,
  workItemSchema,
  workItemSummarySchema,
} from "@eureka/contracts/work-item";
import type { z } from "zod";

function exampleOf<Schema extends z.ZodType>(schema: Schema): z.output<Schema> {
  return schema.parse(schema.meta()?.example) as z.output<Schema>;
}

export const exampleBoard: Board = exampleOf(boardSchema);
export const exampleList: List = exampleOf(listSchema);
export const exampleLabel: Label = exampleOf(labelSchema);
export const exampleWorkItem: WorkItem = exampleOf(workItemSchema);
export const exampleWorkItemSummary: WorkItemSummary = exampleOf(workItemSummarySchema);
export const exampleChecklistEntry: ChecklistEntry = exampleOf(checklistEntrySchema);
export const exampleAttachment: Attachment = exampleOf(attachmentSchema);
export const exampleComment: Comment = exampleOf(commentSchema);
export const exampleQuickAdd: QuickAdd = exampleOf(quickAddSchema);
