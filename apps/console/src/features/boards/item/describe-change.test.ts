import { expect, test } from "vitest";
import { changedFields, deedOf } from "./describe-change.ts";

test("a move says the list and not, besides, the state, the sort key and the time of completion", () => {
  const changes = {
    state: { from: "doing", to: "done" },
    listId: { from: "lst_1", to: "lst_2" },
    position: { from: "a0", to: "a1" },
    completedAt: { from: null, to: "2026-11-22T09:00:00.000Z" },
  };
  expect(changedFields({ type: "work_item.moved", changes })).toEqual([
    { field: "listId", from: "lst_1", to: "lst_2" },
  ]);
});

test("a new item says only what it was given", () => {
  const changes = {
    title: { from: null, to: "Fix login" },
    description: { from: null, to: "" },
    priority: { from: null, to: "none" },
    labels: { from: null, to: [] },
    due: { from: null, to: null },
  };
  expect(changedFields({ type: "work_item.created", changes }).map(({ field }) => field)).toEqual(["title"]);
});

test("a field that was emptied is said", () => {
  expect(
    changedFields({
      type: "work_item.updated",
      changes: { due: { from: { type: "date", date: "2026-11-22" }, to: null } },
    }),
  ).toHaveLength(1);
});

test("a deed that this console does not know yet has a word, too", () => {
  expect(deedOf("work_item.moved")).toBe("moved");
  expect(deedOf("work_item.folded")).toBe("other");
});
