import { commentBodySchema, commentSchema } from "@eureka/contracts/comment";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { exampleComment } from "../examples.ts";
import { emitItemEvent } from "../items/emit-item-event.ts";
import { updateCommentRow } from "./comments.store.ts";
import { findMentioned } from "./find-mentioned.ts";
import { assertMayChange, loadCommentForUpdate } from "./load-comment.ts";

export const updateComment = defineOperation({
  name: "comment.update",
  summary: "Edit a comment",
  description: "Authors edit their own; whoever may change the workspace edits all.",
  input: z.strictObject({ id: idSchema("comment"), body: commentBodySchema }),
  output: commentSchema,
  permission: "comment:update",
  sight: "work_item:read",
  effect: "write",
  http: { method: "PATCH", path: "/comments/{id}" },
  command: { words: ["id", "body"] },
  example: { input: { id: exampleComment.id, body: exampleComment.body }, output: exampleComment },
  target: (context, input) => loadCommentForUpdate(context, input.id),
  run: async (context, { id, body }, target) => {
    await assertMayChange(context, target);
    const { comment, item } = target;
    if (comment.body === body) return comment;
    const editedAt = context.clock.now();
    const mentionedMemberIds = await findMentioned(context, item, body);
    const changes = { body, mentionedMemberIds, editedAt };
    const updated = await updateCommentRow(context.transaction, id, changes, editedAt);
    const data = { commentId: id, sourceMessageId: comment.sourceMessageId, memberIds: mentionedMemberIds };
    emitItemEvent(context, "comment.updated", item, { body: { from: comment.body, to: body } }, data);
    return updated;
  },
});
