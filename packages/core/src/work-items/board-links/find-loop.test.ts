import { type Id, newId } from "@eureka/contracts/ids";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { LaneList } from "./board-links.store.ts";
import { findLoop } from "./find-loop.ts";

const boards = Array.from({ length: 4 }, () => newId("board"));
const lists = boards.map((boardId) =>
  Array.from({ length: 3 }, (): LaneList => ({ boardId, listId: newId("list"), archived: false })),
);
const at = (board: number, list: number) => lists[board]?.[list] as LaneList;
const ids = (...entries: LaneList[]): Id<"list">[] => entries.map(({ listId }) => listId);

test("lists that stand for each other over one or several links are no loop", () => {
  expect(findLoop([[at(0, 0), at(1, 0)]], [[at(1, 0), at(2, 0)]])).toBeNull();
  expect(findLoop([[at(0, 0), at(0, 1), at(1, 0)]], [])).toBeNull();
  expect(findLoop([], [[at(0, 0), at(1, 0)]])).toBeNull();
});

test("a list that stands for two of one board is found, directly and over other boards, with the way", () => {
  expect(findLoop([[at(0, 0), at(1, 0)]], [[at(1, 0), at(0, 1)]])).toEqual(ids(at(0, 0), at(1, 0), at(0, 1)));
  expect(
    findLoop(
      [[at(0, 0), at(1, 0)]],
      [
        [at(1, 0), at(2, 0)],
        [at(2, 0), at(0, 2)],
      ],
    ),
  ).toEqual(ids(at(0, 0), at(1, 0), at(2, 0), at(0, 2)));
});

test("what is told is always a way: each step lies in a lane, and its ends are lists of one board that no lane holds together", () => {
  const list = fc.tuple(fc.nat(3), fc.nat(2)).map(([board, index]) => at(board, index));
  const lane = fc.uniqueArray(list, { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(lane, { maxLength: 3 }), fc.array(lane, { maxLength: 5 }), (fresh, others) => {
      const way = findLoop(fresh, others);
      const all = [...fresh, ...others];
      const together = (a: Id<"list">, b: Id<"list">) =>
        all.some((entries) => [a, b].every((id) => entries.some(({ listId }) => listId === id)));
      if (way) {
        const ends = [way[0], way.at(-1)].map((id) => lists.flat().find(({ listId }) => listId === id));
        expect(ends[0]?.boardId).toBe(ends[1]?.boardId);
        expect(together(way[0] as Id<"list">, way.at(-1) as Id<"list">)).toBe(false);
        for (const [index, id] of way.slice(1).entries()) expect(together(way[index] as Id<"list">, id)).toBe(true);
      } else {
        for (const { listId, boardId } of fresh.flat())
          for (const other of reachable(listId, all))
            if (lists.flat().find((entry) => entry.listId === other)?.boardId === boardId)
              expect(together(listId, other)).toBe(true);
      }
    }),
  );
});

/** Everything that lanes lead to from a list, the slow way. */
function reachable(start: Id<"list">, lanes: readonly LaneList[][]): Set<Id<"list">> {
  const found = new Set([start]);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const lane of lanes)
      if (lane.some(({ listId }) => found.has(listId))) for (const { listId } of lane) found.add(listId);
  }
  return found;
}
