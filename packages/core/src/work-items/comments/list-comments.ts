import { commentPageSchema } from "@eureka/contracts/comment";
import type { Id } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { workItemReferenceSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../../operations/index.ts";
import { exampleComment } from "../examples.ts";
import { loadWorkItem } from "../items/load-work-item.ts";
import { selectCommentPage } from "./comments.store.ts";

export const listComments = defineOperation({
  name: "comment.list",
  summary: "Read the comments of a work item, the oldest first",
  input: z.strictObject({ workItemId: workItemReferenceSchema, ...pageInput }),
  output: commentPageSchema,
  permission: "comment:read",
  sight: "work_item:read",
  effect: "read",
  http: { method: "GET", path: "/work-items/{workItemId}/comments" },
  command: { words: ["workItemId"] },
  example: {
    input: { workItemId: exampleComment.workItemId, limit: 50 },
    output: { data: [exampleComment], nextCursor: null },
  },
  target: (context, input) => loadWorkItem(context, input.workItemId),
  run: async (context, input, { item }) => {
    const after = readCursor(context, "comment.list", input)?.[0] as Id<"comment"> | undefined;
    const page = { workItemId: item.id, after: after ?? null, limit: input.limit + 1 };
    const rows = await selectCommentPage(context.transaction, page);
    return pageOfRows(context, "comment.list", input, rows, (comment) => [comment.id]);
  },
});
