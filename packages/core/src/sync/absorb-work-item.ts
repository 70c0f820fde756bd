/** The copies of a work item that became part of another are that one's, with what people said beside them. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { readWorkItem } from "../work-items/index.ts";
import { selectConflicts } from "./conflicts.store.ts";
import {
  deleteExternalLink,
  type ExternalLinkRow,
  moveExternalLink,
  selectLinksOfItem,
} from "./external-links.store.ts";
import { closeConflict } from "./open-conflicts.ts";
import { moveCodeLinks } from "./pull-requests/code-links.store.ts";
import { movePullRequestLinks } from "./pull-requests/pull-requests.store.ts";
import { queueCommentsOf } from "./queue-comments.ts";
import { queueAttachments, queueItem } from "./queue-sync.ts";
import { queuePlatformComments } from "./take-platform-comment.ts";

/**
 * A copy goes along unless the other has one on the same board: that one stays, and the duplicate's is put away when the duplicate is
 * gone. Everything is compared anew, so that what the two differ in comes to all copies.
 */
export async function absorbWorkItem(
  context: Context,
  duplicate: Id<"work_item">,
  into: Id<"work_item">,
): Promise<void> {
  await moveCodeLinks(context.transaction, duplicate, into);
  await movePullRequestLinks(context.transaction, duplicate, into);
  const item = await readWorkItem(context, duplicate);
  const own = await selectLinksOfItem(context.transaction, into);
  for (const link of await selectLinksOfItem(context.transaction, duplicate)) {
    // Where both stood the duplicate's place did not go along.
    if (item.placements.some(({ boardId }) => boardId === link.boardId)) continue;
    const former = own.find(({ boardId }) => boardId === link.boardId);
    if (former) await deleteExternalLink(context.transaction, former.id);
    await takeOver(context, link, into);
  }
  for (const link of await selectLinksOfItem(context.transaction, into)) {
    queueItem(context, { boardId: link.boardId, workItemId: into, changed: "here" });
    await queueCommentsOf(context, into, link);
    queueAttachments(context, link);
  }
}

/** A question about the duplicate's values is taken back; it is asked anew where it still matters. */
async function takeOver(context: Context, link: ExternalLinkRow, into: Id<"work_item">): Promise<void> {
  for (const conflict of await selectConflicts(context.transaction, link.id))
    await closeConflict(context, { item: null, link }, conflict);
  await moveExternalLink(context.transaction, link.id, into);
  const { boardId, platformItemId } = link;
  // What was told of the copy and waits for its turn names the duplicate.
  queueItem(context, { boardId, workItemId: into, changed: "there" });
  if (platformItemId !== null) queuePlatformComments(context, { boardId, platformItemId, workItemId: into });
}
