/** Rules that would send an item around: from a list over the lanes of several links to another list of the same board. Pure. */
import type { Id } from "@eureka/contracts/ids";
import type { LaneList } from "./board-links.store.ts";

type Lane = readonly LaneList[];

/**
 * The shortest way from a list of the lanes that are new to a list of the same board that stands in no lane together with it; null
 * when there is none. Such a way means that one list stands for two that differ.
 */
export function findLoop(fresh: readonly Lane[], others: readonly Lane[]): Id<"list">[] | null {
  const lanes = [...fresh, ...others];
  const lanesOf = new Map<Id<"list">, Lane[]>();
  for (const lane of lanes) for (const { listId } of lane) lanesOf.set(listId, [...(lanesOf.get(listId) ?? []), lane]);
  for (const start of fresh.flat()) {
    const loop = findWayBack(start, lanesOf);
    if (loop) return loop;
  }
  return null;
}

function findWayBack(start: LaneList, lanesOf: ReadonlyMap<Id<"list">, readonly Lane[]>): Id<"list">[] | null {
  const besides = new Set((lanesOf.get(start.listId) ?? []).flat().map(({ listId }) => listId));
  const cameFrom = new Map<Id<"list">, Id<"list"> | null>([[start.listId, null]]);
  const queue = [start];
  for (const current of queue) {
    if (current.boardId === start.boardId && !besides.has(current.listId)) return wayTo(current.listId, cameFrom);
    for (const next of (lanesOf.get(current.listId) ?? []).flat()) {
      if (cameFrom.has(next.listId)) continue;
      cameFrom.set(next.listId, current.listId);
      queue.push(next);
    }
  }
  return null;
}

function wayTo(end: Id<"list">, cameFrom: ReadonlyMap<Id<"list">, Id<"list"> | null>): Id<"list">[] {
  const way: Id<"list">[] = [];
  for (let at: Id<"list"> | null = end; at !== null; at = cameFrom.get(at) ?? null) way.unshift(at);
  return way;
}
