/** Which boards an item is to come to by a link, and where there. Pure. */
import type { BoardLinkFilter } from "@eureka/contracts/board-link";
import type { Id } from "@eureka/contracts/ids";
import type { Placement, WorkItemSummary } from "@eureka/contracts/work-item";
import type { BoardLinkRow } from "./board-links.store.ts";

export interface Arrival {
  readonly boardId: Id<"board">;
  /** Null: the board's first list of the item's state. */
  readonly listId: Id<"list"> | null;
}

type Item = Pick<WorkItemSummary, "placements" | "labels" | "assignees" | "state" | "createdAt" | "archivedAt">;

/** The boards that the link brings the item to and that it does not stand on yet. */
export function planArrivals(link: Pick<BoardLinkRow, "sides" | "lanes">, item: Item): Arrival[] {
  if (item.archivedAt !== null) return [];
  const sources = item.placements.filter((placement) =>
    link.sides.some(({ boardId, sends, filter }) => {
      return sends && boardId === placement.boardId && (filter === null || passesFilter(filter, item, placement));
    }),
  );
  if (sources.length === 0) return [];
  return link.sides
    .filter(({ boardId, receives }) => receives && item.placements.every((placement) => placement.boardId !== boardId))
    .map(({ boardId }) => ({ boardId, listId: findArrivalList(link, sources, boardId) }));
}

/** Every condition that is given holds; a condition that nothing can meet any more lets nothing through. */
export function passesFilter(filter: BoardLinkFilter, item: Item, placement: Placement): boolean {
  const { labels, listIds, assigneeIds, states, createdAfter } = filter;
  const wanted = labels && new Set(labels.map((name) => name.toLowerCase()));
  return (
    (!wanted || item.labels.some(({ name }) => wanted.has(name.toLowerCase()))) &&
    (!listIds || listIds.includes(placement.listId)) &&
    (!assigneeIds || item.assignees.some(({ id }) => assigneeIds.includes(id))) &&
    (!states || states.includes(item.state)) &&
    (!createdAfter || new Date(item.createdAt) > new Date(createdAfter))
  );
}

/** The first open list of the board in the lane of one of the places from where the item is sent. */
function findArrivalList(
  { lanes }: Pick<BoardLinkRow, "lanes">,
  sources: readonly Placement[],
  boardId: Id<"board">,
): Id<"list"> | null {
  for (const { listId } of sources) {
    const lane = lanes.find((lists) => lists.some((entry) => entry.listId === listId));
    const arrival = lane?.find((entry) => entry.boardId === boardId && !entry.archived);
    if (arrival) return arrival.listId;
  }
  return null;
}
