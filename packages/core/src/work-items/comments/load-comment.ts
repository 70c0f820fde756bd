/** Loads a comment as an operation's target. */
import type { Comment } from "@eureka/contracts/comment";
import { EurekaError, notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context, Target } from "../../operations/index.ts";
import { requirePermission } from "../../permissions/index.ts";
import { scopesOf } from "../items/load-work-item.ts";
import { selectWorkItem } from "../items/work-items.store.ts";
import { selectComment } from "./comments.store.ts";

export interface CommentTarget extends Target {
  readonly comment: Comment;
  readonly item: WorkItem;
}

/** Reads and locks a comment; it belongs to its author. Throws `comment.not_found`. */
export async function loadCommentForUpdate(context: Context, id: Id<"comment">): Promise<CommentTarget> {
  const comment = await selectComment(context.transaction, id, { lock: true });
  const item = comment && (await selectWorkItem(context.transaction, comment.workItemId));
  if (!comment || !item) throw notFound("comment", id);
  const ownerId = comment.author?.type === "member" ? comment.author.id : null;
  return { noun: "comment", id, scopes: scopesOf(item), ownerId, version: comment.version, comment, item };
}

/**
 * What the pipeline cannot know: a comment of nobody in the organization is changed by its own author there, or by who runs the
 * workspace. Throws `permission.denied`, and `comment.deleted` for a tombstone.
 */
export async function assertMayChange(context: Context, { comment, scopes }: CommentTarget): Promise<void> {
  const isOwn = comment.author?.id === context.actor.id;
  if (comment.author?.type !== "member" && !isOwn) await requirePermission(context, "workspace:update", { scopes });
  if (comment.deletedAt) throw new EurekaError("comment.deleted", { id: comment.id });
}
