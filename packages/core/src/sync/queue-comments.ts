/** Queues what brings comments to the platforms of their item. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { listCommentIds } from "./comments.store.ts";
import type { ExternalLinkRow } from "./external-links.store.ts";
import { orderOfItem, syncJobs } from "./queue-sync.ts";

export function queueComment(
  context: Pick<Context, "enqueue">,
  workItemId: Id<"work_item">,
  wish: {
    readonly commentId: Id<"comment">;
    readonly externalLinkId: Id<"external_link">;
    /** So that the work is found by its board. */
    readonly boardId: Id<"board">;
  },
): void {
  context.enqueue({ name: syncJobs.comment, payload: wish, orderingKey: orderOfItem(workItemId) });
}

/** All comments that the item has already, the oldest first: for a copy that was just made. */
export async function queueCommentsOf(
  context: Context,
  workItemId: Id<"work_item">,
  { id: externalLinkId, boardId }: Pick<ExternalLinkRow, "id" | "boardId">,
): Promise<void> {
  for (const commentId of await listCommentIds(context.transaction, workItemId))
    queueComment(context, workItemId, { commentId, externalLinkId, boardId });
}
