import { commentSchema } from "@eureka/contracts/comment";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { detachFromComment } from "../attachments/detach-from-comment.ts";
import { exampleComment } from "../examples.ts";
import { emitItemEvent } from "../items/emit-item-event.ts";
import { updateCommentRow } from "./comments.store.ts";
import { assertMayChange, loadCommentForUpdate } from "./load-comment.ts";

export const deleteComment = defineOperation({
  name: "comment.delete",
  summary: "Delete a comment; an empty place stays in the discussion",
  description: "Authors delete their own; whoever may change the workspace deletes all.",
  input: z.strictObject({ id: idSchema("comment") }),
  output: commentSchema,
  permission: "comment:delete",
  sight: "work_item:read",
  effect: "write",
  http: { method: "DELETE", path: "/comments/{id}" },
  command: { words: ["id"] },
  example: {
    input: { id: exampleComment.id },
    output: { ...exampleComment, body: "", deletedAt: exampleComment.updatedAt },
  },
  target: (context, input) => loadCommentForUpdate(context, input.id),
  run: async (context, { id }, target) => {
    await assertMayChange(context, target);
    const { comment, item } = target;
    const deletedAt = context.clock.now();
    const changes = { body: "", mentionedMemberIds: [], deletedAt };
    const deleted = await updateCommentRow(context.transaction, id, changes, deletedAt);
    const data = { commentId: id, sourceMessageId: comment.sourceMessageId };
    emitItemEvent(context, "comment.deleted", item, { body: { from: comment.body, to: null } }, data);
    await detachFromComment(context, item, id);
    return deleted;
  },
});
