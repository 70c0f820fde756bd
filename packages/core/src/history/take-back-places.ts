/** Takes back moves, and places on further boards. */
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import type { Placement, WorkItem } from "@eureka/contracts/work-item";
import { loadList } from "../work-items/index.ts";
import { countInFront } from "./history.store.ts";
import { type Deed, runAgain, type TakeBack } from "./taking-back.ts";

interface Place {
  readonly boardId: Id<"board">;
  readonly listId: Id<"list">;
  readonly position: string;
}

/** Where the item came to. */
function arrivalOf({ data }: EventEnvelope): Place {
  const { boardId, listId, position } = data;
  return { boardId, listId, position } as Place;
}

/** Where it stood before a move. */
function departureOf(event: EventEnvelope): Place {
  const arrival = arrivalOf(event);
  const former = (field: keyof Place) => event.changes[field]?.from ?? arrival[field];
  return { boardId: former("boardId"), listId: former("listId"), position: former("position") } as Place;
}

function placementOn({ placements }: WorkItem, boardId: string): Placement | undefined {
  return placements.find((placement) => placement.boardId === boardId);
}

const moved: TakeBack = (deed) => {
  const { item, event, later } = deed;
  const { boardId, listId } = arrivalOf(event);
  const stands = placementOn(item, boardId)?.listId === listId;
  return {
    changed: stands ? [] : ["listId"],
    async act() {
      let now = await moveBack(deed, item, event);
      // Its other places went along: those that did not come back by themselves are moved too, where that is no other state.
      for (const along of later.filter((each) => isSameDeed(each, event))) {
        const before = departureOf(along);
        const there = placementOn(now, arrivalOf(along).boardId);
        const { list } = await loadList(deed.context, before.listId);
        if (there && there.listId !== before.listId && list.category === now.state)
          now = await moveBack(deed, now, along);
      }
    },
  };
};

/** Moves of one act have one cause. */
function isSameDeed(one: EventEnvelope, other: EventEnvelope): boolean {
  return one.type === "work_item.moved" && one.causationId === other.causationId && one.causationId !== null;
}

async function moveBack(deed: Deed, { id }: WorkItem, event: EventEnvelope): Promise<WorkItem> {
  const { boardId, listId, position } = departureOf(event);
  const arrival = arrivalOf(event);
  const index = await countInFront(deed.context.transaction, listId, position, id);
  const fromBoardId = boardId === arrival.boardId ? {} : { fromBoardId: arrival.boardId };
  return runAgain<WorkItem>(deed, "work_item.move", { id, listId, index, ...fromBoardId });
}

const placed: TakeBack = (deed) => {
  const { boardId } = arrivalOf(deed.event);
  return {
    changed: placementOn(deed.item, boardId) ? [] : ["boardId"],
    act: async () => void (await runAgain(deed, "work_item.unplace", { id: deed.item.id, boardId })),
  };
};

/** It comes back to its list, unless that would be another state by now; then to the first list of the state that it has. */
const unplaced: TakeBack = (deed) => {
  const { item, event, context } = deed;
  const { boardId, listId, position } = arrivalOf(event);
  return {
    changed: placementOn(item, boardId) ? ["boardId"] : [],
    async act() {
      const { id } = item;
      await runAgain(deed, "work_item.place", { id, boardId });
      const { list } = await loadList(context, listId);
      if (list.category !== item.state || list.archivedAt) return;
      const index = await countInFront(context.transaction, listId, position, id);
      await runAgain(deed, "work_item.move", { id, listId, index });
    },
  };
};

export const takeBackPlaces = {
  "work_item.moved": moved,
  "work_item.placed": placed,
  "work_item.unplaced": unplaced,
} satisfies Record<string, TakeBack>;
