/** The way from a message in a thread to its copy in the discussion. */
import type { Comment } from "@eureka/contracts/comment";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { selectCommentOfMessage } from "./comments.store.ts";

/** The comment that is the copy of a message, or null. For the platform's own work: it checks no rights. */
export async function findCommentOfMessage(context: Context, messageId: Id<"message">): Promise<Comment | null> {
  return (await selectCommentOfMessage(context.transaction, messageId)) ?? null;
}
