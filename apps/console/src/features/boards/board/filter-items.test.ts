import { describe, expect, test } from "vitest";
import { type BoardFilter, showItems } from "./filter-items.ts";
import { makeItem } from "./make-item.ts";
import { readFilter, writeFilter } from "./read-filter.ts";

const everything: BoardFilter = { text: "", assignee: null, label: null, priority: null, due: null, sort: "position" };
const context = { myId: "mem_me", today: "2026-11-22" };

const items = [
  makeItem({ id: "a", title: "Fix the login page", priority: "low", due: { type: "date", date: "2026-11-21" } }),
  makeItem({
    id: "b",
    title: "Zebra",
    priority: "urgent",
    assignees: [{ type: "member", id: "mem_me" }],
    due: { type: "date", date: "2026-11-22" },
  }),
  makeItem({
    id: "c",
    title: "<script>alert(1)</script>",
    labels: [{ id: "lab_1", name: "Bug", color: "red" }],
    due: { type: "date", date: "2026-11-30" },
  }),
  makeItem({
    id: "d",
    title: "Done late",
    due: { type: "date", date: "2026-11-01" },
    completedAt: "2026-11-20T09:00:00.000Z",
  }),
  makeItem({ id: "e", title: "No date" }),
];

const shown = (filter: Partial<BoardFilter>) =>
  showItems(items, { ...everything, ...filter }, context).map(({ id }) => id);

describe("the filter of a board", () => {
  test("shows all in their order, the same array, when nothing is asked", () => {
    expect(showItems(items, everything, context)).toBe(items);
  });

  test("finds all words in title, key and labels, whatever their case", () => {
    expect(shown({ text: "LOGIN fix" })).toEqual(["a"]);
    expect(shown({ text: "t-c" })).toEqual(["c"]);
    expect(shown({ text: "<script>" })).toEqual(["c"]);
    expect(shown({ text: "login zebra" })).toEqual([]);
  });

  test("knows me, nobody, labels and priorities", () => {
    expect(shown({ assignee: "me" })).toEqual(["b"]);
    expect(shown({ assignee: "none" })).toEqual(["a", "c", "d", "e"]);
    expect(shown({ label: "bug" })).toEqual(["c"]);
    expect(shown({ priority: "urgent" })).toEqual(["b"]);
  });

  test("what is done is not late", () => {
    expect(shown({ due: "late" })).toEqual(["a"]);
    expect(shown({ due: "today" })).toEqual(["b"]);
    expect(shown({ due: "week" })).toEqual(["b"]);
    expect(shown({ due: "none" })).toEqual(["e"]);
  });

  test("sorts without touching what it was given", () => {
    expect(shown({ sort: "priority" })).toEqual(["b", "a", "c", "d", "e"]);
    expect(shown({ sort: "due" })).toEqual(["d", "a", "b", "c", "e"]);
    expect(items.map(({ id }) => id)).toEqual(["a", "b", "c", "d", "e"]);
  });
});

test("the address keeps the filter and the opened item apart, and forgets what it cannot know", () => {
  const written = writeFilter(new URLSearchParams("item=WEB-3"), { text: "a b", priority: "high", sort: "due" });
  expect(written.get("item")).toBe("WEB-3");
  expect(readFilter(written)).toEqual({ ...everything, text: "a b", priority: "high", sort: "due" });
  expect(writeFilter(written, { text: "", priority: null, sort: "position" }).toString()).toBe("item=WEB-3");
  expect(readFilter(new URLSearchParams("priority=enormous&sort=size&due=never"))).toEqual(everything);
});
