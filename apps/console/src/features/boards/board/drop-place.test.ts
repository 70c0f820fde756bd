import { describe, expect, test } from "vitest";
import { guessPosition, isSamePlace, neighbourOf, positionBetween, stepPlace } from "./drop-place.ts";
import { makeItem } from "./make-item.ts";

const boardId = "brd_1";
const [a, b, c] = ["a", "b", "c"].map((id, index) => makeItem({ id, listId: "todo", position: `a${index}` })) as [
  ReturnType<typeof makeItem>,
  ReturnType<typeof makeItem>,
  ReturnType<typeof makeItem>,
];

describe("the neighbour of a drop", () => {
  test("is the item above; at the top the one below; in an empty list nobody", () => {
    expect(neighbourOf([a, b, c], "x", 2)).toEqual({ afterId: "b" });
    expect(neighbourOf([a, b, c], "x", 0)).toEqual({ beforeId: "a" });
    expect(neighbourOf([], "x", 0)).toEqual({});
  });

  test("is never the carried item itself", () => {
    expect(neighbourOf([a, b, c], "a", 0)).toEqual({ beforeId: "b" });
    expect(neighbourOf([a, b, c], "a", 1)).toEqual({ afterId: "b" });
    expect(neighbourOf([a], "a", 0)).toEqual({});
  });

  test("beyond the end is the last item", () => {
    expect(neighbourOf([a, b, c], "x", 99)).toEqual({ afterId: "c" });
  });
});

describe("the guessed position", () => {
  test("lies between the neighbours as bytes are compared, again and again", () => {
    expect(positionBetween("a0", "a1") > "a0").toBe(true);
    expect(positionBetween("a0", "a1") < "a1").toBe(true);
    const once = positionBetween("a0", "a0V");
    const twice = positionBetween("a0", once);
    expect(["a0", twice, once, "a0V"].toSorted()).toEqual(["a0", twice, once, "a0V"]);
    expect(positionBetween(null, "a0") < "a0").toBe(true);
    expect(positionBetween("a9", null) > "a9").toBe(true);
  });

  test("stands right behind the item above even where a filter hides the next one", () => {
    const position = guessPosition([a, b, c], boardId, "x", { afterId: "a" });
    expect(position > "a0" && position < "a1").toBe(true);
  });

  test("without a neighbour is the end", () => {
    expect(guessPosition([a, b, c], boardId, "x", {}) > "a2").toBe(true);
  });
});

test("a drop where the item stands already is none", () => {
  expect(isSamePlace([a, b, c], "b", "todo", { listId: "todo", index: 1 })).toBe(true);
  expect(isSamePlace([a, b, c], "b", "todo", { listId: "todo", index: 0 })).toBe(false);
  expect(isSamePlace([a, b, c], "b", "todo", { listId: "done", index: 1 })).toBe(false);
});

describe("a step by the arrow keys", () => {
  const lists = [
    { id: "todo", items: [a, b, c] },
    { id: "doing", items: [] },
  ];

  test("stays inside the list and the board", () => {
    expect(stepPlace(lists, "a", { listId: "todo", index: 0 }, "up", true)).toEqual({ listId: "todo", index: 0 });
    expect(stepPlace(lists, "a", { listId: "todo", index: 2 }, "down", true)).toEqual({ listId: "todo", index: 2 });
    expect(stepPlace(lists, "a", { listId: "todo", index: 1 }, "left", true)).toEqual({ listId: "todo", index: 1 });
  });

  test("goes to the end of a shorter list", () => {
    expect(stepPlace(lists, "a", { listId: "todo", index: 2 }, "right", true)).toEqual({ listId: "doing", index: 0 });
  });

  test("changes only the list while the board is sorted", () => {
    expect(stepPlace(lists, "a", { listId: "todo", index: 0 }, "down", false)).toEqual({ listId: "todo", index: 0 });
    expect(stepPlace(lists, "a", { listId: "todo", index: 0 }, "right", false)).toEqual({ listId: "doing", index: 0 });
  });
});
