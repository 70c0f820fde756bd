/** What happens to items on linked boards, and what follows from it on the other boards. */
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import { hasJobOf } from "@eureka/kit/queue";
import { becauseOf, type Context, type EventHandler } from "../../operations/index.ts";
import { readWorkItem } from "../items/load-work-item.ts";
import { unplaceItem } from "../items/unplace-item.ts";
import { lockWorkItem } from "../items/work-items.store.ts";
import { announceBoardLink } from "./announce-board-link.ts";
import { type BoardLinkRow, deleteBoardLinkRow, selectLinksOfBoards, selectLoneLinks } from "./board-links.store.ts";
import { placeAlong } from "./place-along.ts";

function linkedBoardsOf({ data }: EventEnvelope): Id<"board">[] {
  return Array.isArray(data.linkedBoardIds) ? (data.linkedBoardIds as Id<"board">[]) : [];
}

const workItemOf = ({ subject }: EventEnvelope) => subject.id as Id<"work_item">;

const orderOfFollowing = (workItemId: Id<"work_item">) => workItemId;

/** Whether linked boards have not followed yet what happened to an item: one that left a board may come back to it. */
export function isStillFollowed({ transaction }: Context, workItemId: Id<"work_item">): Promise<boolean> {
  return hasJobOf(transaction, orderOfFollowing(workItemId));
}

/** An item that came to a linked board, or that a filter lets through now, comes to the other boards too. */
export const followBoardLinks: EventHandler = {
  name: "work-items.follow-board-links",
  on: [
    "work_item.created",
    "work_item.placed",
    "work_item.moved",
    "work_item.merged",
    "work_item.updated",
    "work_item.assigned",
    "work_item.unarchived",
  ],
  when: (event) => linkedBoardsOf(event).length > 0,
  orderBy: (event) => orderOfFollowing(workItemOf(event)),
  async run(context, event) {
    const all = await selectLinksOfBoards(context.transaction, linkedBoardsOf(event));
    // As long as a link looks for pairs nothing is placed by it: what comes meanwhile is looked at after that, with all others.
    const links = all.filter(({ backfillJoins }) => !backfillJoins);
    if (links.length > 0) await placeAlong(context, workItemOf(event), links);
  },
};

/** An item that was taken off a board that sends leaves the others too, where the link says so; its last place it keeps. */
export const followUnplacedItems: EventHandler = {
  name: "work-items.follow-unplaced-items",
  on: ["work_item.unplaced", "work_item.moved"],
  when: (event) => leftBoardOf(event) !== null,
  orderBy: (event) => orderOfFollowing(workItemOf(event)),
  async run(context, event) {
    const left = leftBoardOf(event);
    if (left === null) return;
    for (const link of await selectLinksOfBoards(context.transaction, [left]))
      if (!link.isPaused && link.whenRemoved === "remove") await removeAlong(context, workItemOf(event), link, left);
  },
};

function leftBoardOf({ changes }: EventEnvelope): Id<"board"> | null {
  const from = changes.boardId?.from;
  return typeof from === "string" ? (from as Id<"board">) : null;
}

async function removeAlong(
  context: Context,
  workItemId: Id<"work_item">,
  { id, sides }: BoardLinkRow,
  left: Id<"board">,
): Promise<void> {
  if (!sides.some(({ boardId, sends }) => boardId === left && sends)) return;
  if (!(await lockWorkItem(context.transaction, { id: workItemId }))) return;
  let item = await readWorkItem(context, workItemId);
  const stands = (boardId: Id<"board">) => item.placements.some((placement) => placement.boardId === boardId);
  // It was brought back meanwhile.
  if (stands(left)) return;
  const linked = becauseOf(context, { kind: "board_link", boardLinkId: id });
  for (const { boardId, receives } of sides)
    if (receives && stands(boardId) && item.placements.length > 1) item = await unplaceItem(linked, item, boardId);
}

/** A link needs two boards. */
export const removeLoneLinks: EventHandler = {
  name: "work-items.remove-lone-links",
  on: ["board.deleted"],
  orderBy: (event) => event.subject.id,
  async run(context) {
    for (const link of await selectLoneLinks(context.transaction)) {
      await deleteBoardLinkRow(context.transaction, link.id);
      await announceBoardLink(context, link, "deleted");
    }
  },
};
