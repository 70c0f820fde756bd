/** Changes here go to the copies: every event of an item that stands on a connected board is a reason to compare. */
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import type { Context, EventHandler } from "../operations/index.ts";
import { backfillActor } from "../work-items/index.ts";
import { selectLinksOfItem } from "./external-links.store.ts";
import { makeCopiesAgain } from "./make-copy-again.ts";
import { queueComment, queueCommentsOf } from "./queue-comments.ts";
import { queueAttachments, queueItem, queueOrder, syncJobs } from "./queue-sync.ts";

function connectedBoardsOf({ data }: EventEnvelope): Id<"board">[] {
  return Array.isArray(data.connectedBoardIds) ? (data.connectedBoardIds as Id<"board">[]) : [];
}

const workItemOf = ({ subject }: EventEnvelope) => subject.id as Id<"work_item">;

export const followWorkItems: EventHandler = {
  name: "sync.follow-work-items",
  on: [
    "work_item.created",
    "work_item.updated",
    "work_item.moved",
    "work_item.placed",
    "work_item.assigned",
    "work_item.unassigned",
    "work_item.archived",
    "work_item.unarchived",
    "checklist_entry.created",
    "checklist_entry.updated",
    "checklist_entry.deleted",
  ],
  when: (event) => connectedBoardsOf(event).length > 0,
  orderBy: (event) => `sync:${event.subject.id}`,
  async run(context, event) {
    if (event.type === "work_item.unarchived") await makeCopiesAgain(context, workItemOf(event));
    const isBackfill = event.actor.id === backfillActor;
    for (const boardId of connectedBoardsOf(event))
      queueItem(context, { boardId, workItemId: workItemOf(event), changed: "here" }, isBackfill);
    queueOrderOf(context, event);
    if (event.type === "work_item.placed") await queueWhatHangs(context, event);
    // A move may have taken it off another connected board.
    if (event.type === "work_item.moved") await queueAllLinks(context, workItemOf(event));
  },
};

/** While it stood on none of these boards nobody followed what was said of it and hung on it. */
async function queueWhatHangs(context: Context, event: EventEnvelope): Promise<void> {
  const workItemId = workItemOf(event);
  const boardIds = connectedBoardsOf(event);
  for (const link of await selectLinksOfItem(context.transaction, workItemId)) {
    if (link.state !== "linked" || !boardIds.includes(link.boardId)) continue;
    queueAttachments(context, link);
    await queueCommentsOf(context, workItemId, link);
  }
}

const ownNames: ReadonlySet<string> = new Set(Object.values(syncJobs));

/**
 * A place in a list is no field of the item: the list is compared as a whole. What sync moved follows a platform, or goes into another
 * list there and is compared when it has arrived: it must not count as moved by somebody here.
 */
function queueOrderOf(context: Context, event: EventEnvelope): void {
  const { boardId, listId } = event.data;
  if (event.type !== "work_item.moved" || ownNames.has(event.actor.id)) return;
  if (!connectedBoardsOf(event).includes(boardId as Id<"board">)) return;
  queueOrder(context, { boardId: boardId as Id<"board">, listId: listId as Id<"list">, changed: "here" });
}

/** What is gone here, or left a board, is put away over there. */
export const followRemovals: EventHandler = {
  name: "sync.follow-removals",
  on: ["work_item.deleted", "work_item.unplaced"],
  orderBy: (event) => `sync:${event.subject.id}`,
  run: (context, event) => queueAllLinks(context, workItemOf(event)),
};

export const followComments: EventHandler = {
  name: "sync.follow-comments",
  on: ["comment.created", "comment.updated", "comment.deleted"],
  when: (event) => connectedBoardsOf(event).length > 0 && typeof event.data.commentId === "string",
  orderBy: (event) => `sync:${event.subject.id}`,
  async run(context, event) {
    const commentId = event.data.commentId as Id<"comment">;
    for (const link of await selectLinksOfItem(context.transaction, workItemOf(event)))
      queueComment(context, workItemOf(event), { commentId, externalLinkId: link.id, boardId: link.boardId });
  },
};

export const followAttachments: EventHandler = {
  name: "sync.follow-attachments",
  on: ["attachment.created", "attachment.deleted"],
  when: (event) => connectedBoardsOf(event).length > 0,
  orderBy: (event) => `sync:${event.subject.id}`,
  async run(context, event) {
    for (const link of await selectLinksOfItem(context.transaction, workItemOf(event))) queueAttachments(context, link);
  },
};

async function queueAllLinks(context: Context, workItemId: Id<"work_item">): Promise<void> {
  for (const { boardId } of await selectLinksOfItem(context.transaction, workItemId))
    queueItem(context, { boardId, workItemId, changed: "here" });
}
