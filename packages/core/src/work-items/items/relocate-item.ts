/** Moves a placement of a locked item into a list; the item's state and its other placements follow the list's category. */
import { EurekaError, notFound } from "@eureka/contracts/errors";
import type { Changes } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import type { ListCategory } from "@eureka/contracts/list";
import type { Placement, WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";
import { type CounterpartList, selectCounterparts } from "../board-links/lanes.store.ts";
import { findFirstList, type ListOnBoard, lockLists, selectList } from "../lists/lists.store.ts";
import { assertOpen } from "../lists/load-list.ts";
import { type EventItem, emitItemEvent } from "./emit-item-event.ts";
import { findPlace, type Neighbours } from "./find-place.ts";
import { readWorkItem } from "./load-work-item.ts";
import { updatePlacement } from "./placements.store.ts";
import { describeStateChange, stateChange } from "./state-change.ts";
import { updateWorkItemRow } from "./work-items.store.ts";

/** A placement on another board, and the list there to which it goes along. */
interface Follower {
  readonly placement: Placement;
  readonly listId: Id<"list">;
}

/** Throws `list.not_found`, `list.archived`, `board.archived`, or `list.changed_meanwhile` when the list got another category. */
export async function relocateItem(
  context: Context,
  item: WorkItem,
  placement: Placement,
  destination: ListOnBoard,
  neighbours: Neighbours = {},
): Promise<WorkItem> {
  const others = item.placements.filter(({ id }) => id !== placement.id);
  const followers = await findFollowers(context, item, others, destination);
  const locked = await lockLists(context.transaction, [destination.id, ...followers.map(({ listId }) => listId)]);
  const list = findLocked(locked, destination);
  assertOpen(list);

  const position = await findPlace(context, list, item.id, neighbours);
  if (list.id === placement.listId && position === placement.position) return item;
  const now = context.clock.now();
  const change = stateChange(item, list.category, now);
  const moved: EventItem = { ...item, placements: [...others, list] };
  await movePlacement(context, moved, placement, list, position, change ? describeStateChange(item, change) : {});
  await moveFollowers(context, moved, followers, locked);
  await updateWorkItemRow(context.transaction, item.id, change ?? {}, now);
  return readWorkItem(context, item.id);
}

/**
 * The placements that go along: to the lists that stand for the destination by a board link, else, when the item's state changes, to
 * the first list of its category. Where a board has none, the placement stays; one that stands in such a list already stays too.
 */
export async function findFollowers(
  context: Context,
  item: Pick<WorkItem, "state">,
  others: readonly Placement[],
  destination: Pick<ListOnBoard, "id" | "category" | "isLinked">,
): Promise<Follower[]> {
  const isOtherState = item.state !== destination.category;
  if (others.length === 0 || (!isOtherState && !destination.isLinked)) return [];
  const counterparts = destination.isLinked ? await selectCounterparts(context.transaction, destination.id) : null;
  const followers: Follower[] = [];
  for (const placement of others) {
    const lists = counterparts?.get(placement.boardId);
    const listId = lists
      ? findArrival(placement, lists)
      : isOtherState && (await findListOfCategory(context, placement, destination.category));
    if (listId) followers.push({ placement, listId });
  }
  return followers;
}

/** The first open one of the lists; null when the placement stands in one of them. */
function findArrival(placement: Placement, lists: readonly CounterpartList[]): Id<"list"> | null {
  if (lists.some(({ listId }) => listId === placement.listId)) return null;
  return lists.find(({ open }) => open)?.listId ?? null;
}

/** The board's first list of the category; null when the placement stands in such a list. */
async function findListOfCategory(
  { transaction }: Context,
  placement: Placement,
  category: ListCategory,
): Promise<Id<"list"> | null> {
  const current = await selectList(transaction, placement.listId);
  return current?.category === category ? null : findFirstList(transaction, placement.boardId, [category], false);
}

/** Moves the followers to the end of their lists, which must be locked; a list that is gone by now keeps its follower where it is. */
export async function moveFollowers(
  context: Context,
  item: EventItem,
  followers: readonly Follower[],
  locked: readonly ListOnBoard[],
): Promise<void> {
  for (const { placement, listId } of followers) {
    const list = locked.find(({ id }) => id === listId);
    if (list) await movePlacement(context, item, placement, list, await findPlace(context, list, item.id), {});
  }
}

async function movePlacement(
  context: Context,
  item: EventItem,
  placement: Placement,
  list: ListOnBoard,
  position: string,
  stateChanges: Changes,
): Promise<void> {
  const place = { boardId: list.boardId, listId: list.id, position };
  await updatePlacement(context.transaction, placement.id, place);
  const changes: Changes = { ...stateChanges };
  for (const field of ["boardId", "listId", "position"] as const) {
    if (placement[field] !== place[field]) changes[field] = { from: placement[field], to: place[field] };
  }
  emitItemEvent(context, "work_item.moved", item, changes, place);
}

function findLocked(locked: readonly ListOnBoard[], destination: ListOnBoard): ListOnBoard {
  const list = locked.find(({ id }) => id === destination.id);
  if (!list) throw notFound("list", destination.id);
  if (list.category !== destination.category) throw new EurekaError("list.changed_meanwhile", { id: list.id });
  return list;
}
