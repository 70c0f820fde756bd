/** The thread of a work item is its discussion: which item a thread belongs to, and which comment a message became. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import {
  insertCommentMessage,
  type MessagePlace,
  selectCommentMessage,
  selectThreadLink,
  type ThreadPlace,
} from "./threads.store.ts";

/** The work item whose discussion the thread is; null when it is only talk. */
export async function findItemOfThread(context: Context, place: ThreadPlace): Promise<Id<"work_item"> | null> {
  return (await selectThreadLink(context.transaction, place))?.workItemId ?? null;
}

/** The comment that a message became; null when it became none. */
export async function findCommentOfMessage(context: Context, place: MessagePlace): Promise<Id<"comment"> | null> {
  return (await selectCommentMessage(context.transaction, place))?.commentId ?? null;
}

/** Notes that a message is a comment, so that it is not said again in its own thread and its edits follow. Same transaction as the comment. */
export async function noteCommentOfMessage(
  context: Context,
  place: ThreadPlace & MessagePlace,
  commentId: Id<"comment">,
): Promise<void> {
  await insertCommentMessage(context.transaction, { ...place, commentId, createdAt: context.clock.now() });
}
