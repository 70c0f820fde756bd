/** Brings an item to the boards that board links lead it to. */
import type { Id } from "@eureka/contracts/ids";
import { type WorkItem, workItemLimits } from "@eureka/contracts/work-item";
import { becauseOf, type Context } from "../../operations/index.ts";
import { readWorkItem } from "../items/load-work-item.ts";
import { placeItem } from "../items/place-item.ts";
import { lockWorkItem } from "../items/work-items.store.ts";
import { findFirstList, type ListOnBoard, lockLists } from "../lists/lists.store.ts";
import type { BoardLinkRow } from "./board-links.store.ts";
import { noteLinkedItem } from "./link-items.store.ts";
import { type Arrival, planArrivals } from "./plan-arrivals.ts";

/**
 * Places the item wherever the links say that it belongs and where it has not been before; whoever made a link decided for all
 * items that come by it, so that a board's approval of new work is not asked for. The number of boards that it came to.
 */
export async function placeAlong(
  context: Context,
  workItemId: Id<"work_item">,
  links: readonly BoardLinkRow[],
): Promise<number> {
  if (!(await lockWorkItem(context.transaction, { id: workItemId }))) return 0;
  let item = await readWorkItem(context, workItemId);
  // It is followed when it comes back into use: until then it is known to none of these boards.
  if (item.archivedAt !== null) return 0;
  const before = item.placements.length;
  for (const link of links.filter(({ isPaused }) => !isPaused)) {
    await noteStanding(context, item, link);
    for (const arrival of planArrivals(link, item)) item = (await arrive(context, item, link, arrival)) ?? item;
  }
  return item.placements.length - before;
}

/** What is taken off a board later is not put there again, however it came there first. */
async function noteStanding(context: Context, { id, placements }: WorkItem, link: BoardLinkRow): Promise<void> {
  const boards = link.sides.map(({ boardId }) => boardId);
  const standing = boards.filter((boardId) => placements.some((placement) => placement.boardId === boardId));
  await noteLinkedItem(context.transaction, link.id, id, standing, context.clock.now());
}

/** Null when the board takes nothing at the moment, or had the item before. */
async function arrive(
  context: Context,
  item: WorkItem,
  { id }: BoardLinkRow,
  arrival: Arrival,
): Promise<WorkItem | null> {
  const list = await lockArrivalList(context, item, arrival);
  if (!list || isClosed(list) || item.placements.length >= workItemLimits.placements) {
    context.log.warn({ boardLinkId: id, workItemId: item.id, boardId: arrival.boardId }, "board_link.not_placed");
    return null;
  }
  const now = context.clock.now();
  const [isFirst] = await noteLinkedItem(context.transaction, id, item.id, [arrival.boardId], now);
  return isFirst ? placeItem(becauseOf(context, { kind: "board_link", boardLinkId: id }), item, list) : null;
}

async function lockArrivalList(
  { transaction }: Context,
  { state }: WorkItem,
  { boardId, listId }: Arrival,
): Promise<ListOnBoard | undefined> {
  const wanted = listId ?? (await findFirstList(transaction, boardId, [state], true));
  return wanted ? (await lockLists(transaction, [wanted]))[0] : undefined;
}

function isClosed(list: ListOnBoard): boolean {
  return list.archivedAt !== null || list.boardArchived || list.workspaceArchived;
}
