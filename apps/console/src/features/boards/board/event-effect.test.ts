import { expect, test } from "vitest";
import type { LiveEvent } from "../../../live/live-events.ts";
import { effectsOf } from "./event-effect.ts";

const boardId = "brd_1";

function event(type: string, subject: { type: string; id: string }, rest: Partial<LiveEvent> = {}): LiveEvent {
  return {
    type,
    subject,
    changes: {},
    data: {},
    actor: { type: "user", id: "mem_1" },
    onBehalfOf: null,
    ...rest,
  } as LiveEvent;
}

const item = { type: "work_item", id: "wit_1" };
const held = (id: string) => id === "wit_1";
const nothing = () => false;

test("whatever happens to an item of the board reads that item, its comments and files included", () => {
  const onBoard = { data: { boardIds: [boardId] } };
  expect(effectsOf(event("work_item.created", item, onBoard), boardId, nothing)).toEqual([
    { kind: "read", id: "wit_1" },
  ]);
  expect(effectsOf(event("comment.created", item, onBoard), boardId, nothing)).toEqual([{ kind: "read", id: "wit_1" }]);
});

test("an item that left the board is read once more, because it is still held", () => {
  const elsewhere = { data: { boardIds: ["brd_2"] } };
  expect(effectsOf(event("work_item.unplaced", item, elsewhere), boardId, held)).toEqual([
    { kind: "read", id: "wit_1" },
  ]);
  expect(effectsOf(event("work_item.unplaced", item, elsewhere), boardId, nothing)).toEqual([]);
});

test("a deleted item is dropped without a question", () => {
  expect(effectsOf(event("work_item.deleted", item, { data: { boardIds: [boardId] } }), boardId, held)).toEqual([
    {
      kind: "drop",
      id: "wit_1",
    },
  ]);
});

test("a label changes in place, by one event", () => {
  const label = { type: "label", id: "lab_1" };
  const changes = { name: { from: "bug", to: "defect" } };
  expect(effectsOf(event("label.updated", label, { changes }), boardId, nothing)).toEqual([
    {
      kind: "label",
      id: "lab_1",
      change: { name: "defect" },
    },
  ]);
  expect(effectsOf(event("label.deleted", label), boardId, nothing)).toEqual([
    {
      kind: "label",
      id: "lab_1",
      change: null,
    },
  ]);
});

test("new sort keys concern only the board's own lists", () => {
  const list = { type: "list", id: "lst_1" };
  expect(effectsOf(event("list.rebalanced", list, { data: { boardId } }), boardId, nothing)).toEqual([
    {
      kind: "rebalanced",
      listId: "lst_1",
    },
  ]);
  expect(effectsOf(event("list.rebalanced", list, { data: { boardId: "brd_2" } }), boardId, nothing)).toEqual([]);
  expect(effectsOf(event("message.created", { type: "message", id: "msg_1" }), boardId, held)).toEqual([]);
});

test("a held item is read anew, quietly, when something happens to one of its parts", () => {
  const part = { type: "work_item", id: "wit_9" };
  const elsewhere = { data: { boardIds: ["brd_2"], parentIds: ["wit_1", "wit_2"] } };
  const whole = { kind: "read", id: "wit_1", isQuiet: true };
  expect(effectsOf(event("work_item.moved", part, elsewhere), boardId, held)).toEqual([whole]);
  expect(effectsOf(event("work_item.deleted", part, elsewhere), boardId, held)).toEqual([whole]);
  const here = { data: { boardIds: [boardId], parentIds: ["wit_1"] } };
  expect(effectsOf(event("work_item.created", part, here), boardId, held)).toEqual([
    { kind: "read", id: "wit_9" },
    whole,
  ]);
  expect(effectsOf(event("comment.created", part, elsewhere), boardId, held)).toEqual([]);
});
