import { expect, test } from "vitest";
import { arrivalLists, chooseList, directionOf, emptyForm, matchLists, toForm, toRules } from "./link-form.ts";
import type { BoardLink } from "./link-types.ts";

const side = { sends: true, receives: true, filter: null };
const link: BoardLink = {
  id: "bln_1",
  sides: [
    { ...side, boardId: "there", filter: { labels: ["bug"], listIds: ["x"] } },
    { ...side, boardId: "here", filter: { states: ["todo"], createdAfter: "2026-01-01T00:00:00.000Z" } },
  ],
  lanes: [
    ["x", "b", "a", "y"],
    ["c", "z"],
  ],
  whenRemoved: "remove",
  joinBy: ["title"],
  keepApart: ["wit_1"],
  isPaused: false,
  backfill: { joined: 0, looked: 0, placed: 0, finishedAt: null },
  version: 1,
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
};
const lists = ["a", "b", "c", "d"];
const form = { ...emptyForm, otherId: "there" };

test("one lane for each list of the other board, the list that was chosen first in front", () => {
  let edited = form;
  for (const [here, there] of [
    ["b", "x"],
    ["c", "z"],
    ["a", "x"],
  ] as const)
    edited = chooseList(edited, here, there);
  expect(toRules("here", edited, null).lanes).toEqual([
    ["b", "a", "x"],
    ["c", "z"],
  ]);
  expect([...arrivalLists(edited)]).toEqual(["b"]);
  // Chosen anew it comes last; by state it is in no lane.
  expect(toRules("here", chooseList(edited, "b", "x"), null).lanes?.[1]).toEqual(["a", "b", "x"]);
  expect(toRules("here", chooseList(edited, "c", null), null).lanes).toEqual([["b", "a", "x"]]);
});

test("a link becomes a form and the same link again, with what the form does not show", () => {
  const edited = toForm("here", lists, link);
  expect(edited).toMatchObject({ otherId: "there", direction: "both", whenRemoved: "remove" });
  expect(edited.pairs).toEqual([
    { here: "b", there: "x" },
    { here: "a", there: "x" },
    { here: "c", there: "z" },
  ]);
  expect(toRules("here", edited, link)).toEqual({
    sides: link.sides,
    lanes: [
      ["b", "a", "x", "y"],
      ["c", "z"],
    ],
    whenRemoved: "remove",
    joinBy: ["title"],
    keepApart: ["wit_1"],
  });
});

test("a list that stood in a lane besides another one leaves it when it is chosen by itself", () => {
  const edited = chooseList(toForm("here", lists, link), "d", "y");
  expect(toRules("here", edited, link).lanes).toEqual([
    ["b", "a", "x"],
    ["c", "z"],
    ["d", "y"],
  ]);
});

test.each([
  ["both", [true, true], [true, true]],
  ["there", [true, false], [false, true]],
  ["here", [false, true], [true, false]],
] as const)("the direction %s is said of both boards, and read again", (direction, here, there) => {
  const { sides } = toRules("here", { ...form, direction }, null);
  expect(sides.map(({ boardId, sends, receives }) => [boardId, sends, receives])).toEqual([
    ["here", ...here],
    ["there", ...there],
  ]);
  expect(directionOf("here", sides as BoardLink["sides"])).toBe(direction);
});

test("between other boards alone nothing goes or comes", () => {
  const sides = [{ ...side, boardId: "here", sends: false, receives: false }, ...link.sides.slice(0, 1)];
  expect(directionOf("here", sides)).toBeNull();
});

test("a filter that asks nothing is none, and a board that sends nothing has none", () => {
  const labelled = { labels: ["bug"], states: [], further: {} };
  const filtered = { ...form, here: labelled, there: labelled };
  expect(toRules("here", form, null).sides.map(({ filter }) => filter)).toEqual([null, null]);
  expect(toRules("here", { ...filtered, direction: "there" }, null).sides.map(({ filter }) => filter)).toEqual([
    { labels: ["bug"] },
    null,
  ]);
});

test("lists of one name and one state stand for each other to begin with", () => {
  const list = (id: string, name: string, category: "todo" | "done") => ({ id, name, category });
  expect(
    matchLists(
      [list("a", "To do", "todo"), list("b", "Review", "todo"), list("c", "Done", "done")],
      [list("x", "to do", "todo"), list("y", "Review", "done")],
    ),
  ).toEqual([{ here: "a", there: "x" }]);
});
