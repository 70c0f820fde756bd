/** Where a work item goes when it is dropped between others. */
import type { Item } from "../types.ts";
import { placementOn } from "./board-items-state.ts";

/** A gap in a list: `index` counts the list's shown items without the one that is carried. */
export interface DropPlace {
  readonly listId: string;
  readonly index: number;
}

/** How `work_item.move` is told the gap: by the item before it, else by the one behind it. An empty list needs neither. */
export type Neighbour = { readonly afterId: string } | { readonly beforeId: string } | Record<never, never>;

/**
 * The neighbour of a gap. While a filter hides items the gap is told by what is seen: it stays right behind the item that
 * stands above it.
 */
export function neighbourOf(shown: readonly Item[], carriedId: string, index: number): Neighbour {
  const others = shown.filter(({ id }) => id !== carriedId);
  const before = others[Math.min(index, others.length) - 1];
  if (before) return { afterId: before.id };
  const after = others[0];
  return after ? { beforeId: after.id } : {};
}

/** A sort key for the gap until the server has made the real one. `all` are the list's items, hidden ones included. */
export function guessPosition(all: readonly Item[], boardId: string, carriedId: string, neighbour: Neighbour): string {
  const others = all.filter(({ id }) => id !== carriedId);
  const positionAt = (index: number) => {
    const item = others[index];
    return (item && placementOn(item, boardId)?.position) ?? null;
  };
  const indexOf = (id: string) => others.findIndex((item) => item.id === id);
  const at =
    "afterId" in neighbour
      ? indexOf(neighbour.afterId) + 1
      : "beforeId" in neighbour
        ? indexOf(neighbour.beforeId)
        : others.length;
  return positionBetween(positionAt(at - 1), positionAt(at));
}

/** A text between two others, byte by byte. The server's keys have no sign below "0", so that there is always room with "!". */
export function positionBetween(before: string | null, after: string | null): string {
  const low = before ?? "";
  const behind = `${low}!`;
  if (after === null || behind < after) return behind;
  const closer = `${low} !`;
  return closer < after ? closer : low;
}

/** Whether the item already stands in the gap. */
export function isSamePlace(shown: readonly Item[], carriedId: string, from: string, to: DropPlace): boolean {
  return from === to.listId && shown.findIndex(({ id }) => id === carriedId) === to.index;
}

export type Direction = "up" | "down" | "left" | "right";

/** The next gap for somebody who carries an item by the arrow keys; the same one at the edges. */
export function stepPlace(
  lists: readonly { readonly id: string; readonly items: readonly Item[] }[],
  carriedId: string,
  place: DropPlace,
  direction: Direction,
  canOrder: boolean,
): DropPlace {
  const at = lists.findIndex(({ id }) => id === place.listId);
  const sizeOf = (index: number) => lists[index]?.items.filter(({ id }) => id !== carriedId).length ?? 0;
  if (direction === "up" || direction === "down") {
    if (!canOrder) return place;
    const index = place.index + (direction === "up" ? -1 : 1);
    return index < 0 || index > sizeOf(at) ? place : { ...place, index };
  }
  const next = at + (direction === "left" ? -1 : 1);
  const list = lists[next];
  return list ? { listId: list.id, index: Math.min(place.index, sizeOf(next)) } : place;
}
