import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { selectExternalLink } from "../external-links.store.ts";
import { queueComment, queueCommentsOf } from "../queue-comments.ts";
import { queueAttachments, queueItem, queuePlatformItem } from "../queue-sync.ts";
import { queuePlatformComments } from "../take-platform-comment.ts";
import type { BacklogWish } from "./backlog-wish.ts";

/** Queues the jobs that do it. */
export async function carryOutWish(context: Context, boardId: Id<"board">, wish: BacklogWish): Promise<void> {
  switch (wish.kind) {
    case "ours":
      return queueItem(context, { boardId, workItemId: wish.workItemId, changed: "here" }, true);
    case "unknown":
      return queuePlatformItem(context, { boardId, platformItemId: wish.platformItemId }, true);
    case "comment": {
      const { workItemId, commentId, externalLinkId } = wish;
      return queueComment(context, workItemId, { commentId, externalLinkId, boardId });
    }
    case "theirs": {
      const { workItemId, platformItemId, hasOtherFields } = wish;
      if (platformItemId !== null) queuePlatformComments(context, { boardId, platformItemId, workItemId });
      if (hasOtherFields) queueItem(context, { boardId, workItemId, changed: "there" }, true);
      return;
    }
    case "anew":
      return compareAnew(context, boardId, wish.externalLinkId);
  }
}

async function compareAnew(context: Context, boardId: Id<"board">, id: Id<"external_link">): Promise<void> {
  const link = await selectExternalLink(context.transaction, id);
  if (!link) return;
  const { workItemId, platformItemId } = link;
  queueItem(context, { boardId, workItemId, changed: "there" }, true);
  if (link.state !== "linked" || platformItemId === null) return;
  queueAttachments(context, link);
  await queueCommentsOf(context, workItemId, link);
  queuePlatformComments(context, { boardId, platformItemId, workItemId });
}
