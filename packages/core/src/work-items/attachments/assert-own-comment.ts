import { type Person, personOf } from "@eureka/contracts/actor";
import { EurekaError, forbidden, notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { selectComment } from "../comments/comments.store.ts";

/** Throws `comment.not_found` for a comment that is none of the item's, `comment.deleted`, and refuses those of others. */
export async function assertOwnComment(
  context: Context,
  workItemId: Id<"work_item">,
  commentId: Id<"comment">,
): Promise<void> {
  const comment = await selectComment(context.transaction, commentId, { lock: true });
  if (comment?.workItemId !== workItemId) throw notFound("comment", commentId);
  if (comment.deletedAt) throw new EurekaError("comment.deleted", { id: commentId });
  const person: Person | null = personOf(context.actor, context.onBehalfOf);
  if (!person || comment.author?.id !== person.id) throw forbidden("comment:update");
}
