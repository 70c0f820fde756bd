/** Adds a comment to an item. */
import type { Person } from "@eureka/contracts/actor";
import type { Comment } from "@eureka/contracts/comment";
import { EurekaError } from "@eureka/contracts/errors";
import { type Id, newId } from "@eureka/contracts/ids";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";
import { toPersonColumns } from "../columns.ts";
import { emitItemEvent } from "../items/emit-item-event.ts";
import { insertComment } from "./comments.store.ts";
import { findMentioned } from "./find-mentioned.ts";

export interface NewComment {
  /** Who wrote it; a member, somebody known from a platform, or nobody. */
  readonly author: Person | null;
  readonly body: string;
  /** The message whose copy the comment is. */
  readonly sourceMessageId: Id<"message"> | null;
}

export type CommentedItem = Pick<WorkItem, "id" | "key" | "workspaceId" | "placements">;

/** The item must be locked. Checks no rights. Throws `comment.exists_for_message` when the message was copied before. */
export async function addComment(context: Context, item: CommentedItem, given: NewComment): Promise<Comment> {
  const createdAt = context.clock.now();
  const { author, body, sourceMessageId } = given;
  const { memberId, externalIdentityId } = toPersonColumns(author);
  const mentionedMemberIds = await findMentioned(context, item, body);
  const comment = await insertComment(context.transaction, {
    id: newId("comment", createdAt.getTime()),
    workItemId: item.id,
    authorMemberId: memberId,
    authorExternalIdentityId: externalIdentityId,
    body,
    sourceMessageId,
    mentionedMemberIds,
    createdAt,
  });
  if (!comment) throw new EurekaError("comment.exists_for_message", { id: sourceMessageId ?? "" });
  const data = { commentId: comment.id, sourceMessageId, memberIds: mentionedMemberIds };
  emitItemEvent(context, "comment.created", item, { body: { from: null, to: body } }, data);
  return comment;
}
