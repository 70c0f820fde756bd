import { personOf } from "@eureka/contracts/actor";
import { commentBodySchema, commentSchema } from "@eureka/contracts/comment";
import { EurekaError } from "@eureka/contracts/errors";
import { idSchema, newId } from "@eureka/contracts/ids";
import { workItemReferenceSchema } from "@eureka/contracts/work-item";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { toPersonColumns } from "../columns.ts";
import { exampleComment } from "../examples.ts";
import { emitItemEvent } from "../items/emit-item-event.ts";
import { loadWorkItemForUpdate } from "../items/load-work-item.ts";
import { insertComment } from "./comments.store.ts";

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
  run: async (context, { body, sourceMessageId }, { item }) => {
    const createdAt = context.clock.now();
    const author = toPersonColumns(personOf(context.actor, context.onBehalfOf));
    const comment = await insertComment(context.transaction, {
      id: newId("comment", createdAt.getTime()),
      workItemId: item.id,
      authorMemberId: author.memberId,
      authorExternalIdentityId: author.externalIdentityId,
      body,
      sourceMessageId: sourceMessageId ?? null,
      createdAt,
    });
    if (!comment) throw new EurekaError("comment.exists_for_message", { id: sourceMessageId ?? "" });
    const data = { commentId: comment.id, sourceMessageId: comment.sourceMessageId };
    emitItemEvent(context, "comment.created", item, { body: { from: null, to: body } }, data);
    return comment;
  },
});
