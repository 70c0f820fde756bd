import { personOf } from "@eureka/contracts/actor";
import { commentBodySchema, commentSchema } from "@eureka/contracts/comment";
import { idSchema } from "@eureka/contracts/ids";
import { workItemReferenceSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleComment } from "../examples.ts";
import { loadWorkItemForUpdate } from "../items/load-work-item.ts";
import { addComment } from "./add-comment.ts";

export const createComment = defineOperation({
  name: "comment.create",
  summary: "Comment on a work item",
  input: z.strictObject({
    workItemId: workItemReferenceSchema,
    body: commentBodySchema,
    sourceMessageId: idSchema("message").optional().meta({
      description: "The message in the item's thread whose copy the comment is; one message has at most one comment.",
    }),
  }),
  output: commentSchema,
  permission: "comment:create",
  sight: "work_item:read",
  effect: "write",
  http: { method: "POST", path: "/work-items/{workItemId}/comments", status: 201 },
  command: { words: ["workItemId", "body"] },
  example: { input: { workItemId: exampleComment.workItemId, body: exampleComment.body }, output: exampleComment },
  target: (context, input) => loadWorkItemForUpdate(context, input.workItemId),
  run: (context, { body, sourceMessageId }, { item }) =>
    addComment(context, item, {
      author: personOf(context.actor, context.onBehalfOf),
      body,
      sourceMessageId: sourceMessageId ?? null,
    }),
});
