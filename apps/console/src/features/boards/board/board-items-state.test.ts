import { expect, test } from "vitest";
import { changeLabel, dropItem, groupByList, holdItems, placeItem, putItem } from "./board-items-state.ts";
import { makeItem } from "./make-item.ts";

const boardId = "brd_1";
const a = makeItem({ id: "a", listId: "todo", position: "a0" });
const b = makeItem({ id: "b", listId: "todo", position: "a1", labels: [{ id: "lab_1", name: "bug", color: "red" }] });
const c = makeItem({ id: "c", listId: "done", position: "Zz" });

const ids = (groups: ReturnType<typeof groupByList>, listId: string) => groups.get(listId)?.map(({ id }) => id);

test("lists hold their items by the bytes of their positions: capitals come first", () => {
  const groups = groupByList(holdItems([b, a, c, makeItem({ id: "d", listId: "todo", position: "Zz" })]), boardId);
  expect(ids(groups, "todo")).toEqual(["d", "a", "b"]);
  expect(ids(groups, "done")).toEqual(["c"]);
});

test("a list in which nothing changed keeps its array, so that it is not drawn again", () => {
  const held = holdItems([a, b, c]);
  const before = groupByList(held, boardId);
  const after = groupByList(putItem(held, boardId, { ...c, version: 2, title: "New" }), boardId, before);
  expect(after.get("todo")).toBe(before.get("todo"));
  expect(after.get("done")).not.toBe(before.get("done"));
});

test("one changed item is patched: the others stay the same objects", () => {
  const held = holdItems([a, b]);
  const next = putItem(held, boardId, { ...a, version: 2, title: "Changed" }, 5);
  expect(next.items.a?.title).toBe("Changed");
  expect(next.items.b).toBe(b);
  expect(next.touched).toEqual({ a: 5 });
});

test("my own change touches nothing: it must not flash", () => {
  expect(putItem(holdItems([a]), boardId, { ...a, version: 2 }).touched).toEqual({});
});

test("an answer that was overtaken by a newer one is ignored", () => {
  const held = holdItems([{ ...a, version: 3 }]);
  expect(putItem(held, boardId, { ...a, version: 2, title: "Old" })).toBe(held);
});

test("what is held already, read once more, changes nothing; somebody else's touch does", () => {
  const held = holdItems([a, b]);
  expect(putItem(held, boardId, structuredClone(a))).toBe(held);
  expect(putItem(held, boardId, structuredClone(a), 5).touched).toEqual({ a: 5 });
  // Comments are counted without a new version.
  expect(putItem(held, boardId, { ...a, commentCount: 1 }).items.a?.commentCount).toBe(1);
});

test("what was archived or taken off the board leaves it", () => {
  const held = holdItems([a, b]);
  expect(putItem(held, boardId, { ...a, version: 2, archivedAt: "2026-11-22T10:00:00.000Z" }).items).toEqual({ b });
  expect(putItem(held, boardId, { ...a, version: 2, placements: [] }).items).toEqual({ b });
  expect(dropItem(held, "unknown")).toBe(held);
});

test("a move and its way back give what stood before", () => {
  const held = holdItems([a, b]);
  const moved = placeItem(held, "a", boardId, { listId: "done", position: "a0!" });
  expect(ids(groupByList(moved, boardId), "done")).toEqual(["a"]);
  expect(placeItem(moved, "a", boardId, { listId: "todo", position: "a0" }).items.a).toEqual(a);
});

test("a label that was renamed or deleted changes on every item that carries it, and on no other", () => {
  const held = holdItems([a, b]);
  expect(changeLabel(held, "lab_1", { name: "defect" }).items.b?.labels).toEqual([
    { id: "lab_1", name: "defect", color: "red" },
  ]);
  expect(changeLabel(held, "lab_1", null).items.b?.labels).toEqual([]);
  expect(changeLabel(held, "lab_1", null).items.a).toBe(a);
  expect(changeLabel(held, "lab_9", null)).toBe(held);
});
