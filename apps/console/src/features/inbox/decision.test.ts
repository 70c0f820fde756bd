import { describe, expect, it } from "vitest";
import {
  agreedCount,
  changedFields,
  consequenceOf,
  type Decision,
  type EditableField,
  emptyFields,
  isAskedBy,
  madeBy,
  readShow,
} from "./decision.ts";

type Answers = Decision["answers"];
const answer = (verb: Answers[number]["verb"], more: Partial<Answers[number]> = {}) => ({
  memberId: "mem_1",
  name: "Ann",
  verb,
  choice: null,
  edits: null,
  comment: null,
  counts: true,
  answeredAt: "2026-11-22T09:40:00.000Z",
  ...more,
});
const facing = (quorum: number, ...answers: Answers) => ({ answers, answerers: { role: null, memberIds: [], quorum } });

describe("what follows from an answer", () => {
  it("is done at once where one is enough", () => {
    expect(consequenceOf(facing(1), "approve")).toEqual({ kind: "done" });
    expect(consequenceOf(facing(1), "edit")).toEqual({ kind: "edited" });
    expect(consequenceOf(facing(1), "choose", "a")).toEqual({ kind: "chosen" });
  });

  it("waits for the others where several must agree", () => {
    expect(consequenceOf(facing(3), "approve")).toEqual({ kind: "oneOf", count: 2 });
    expect(consequenceOf(facing(2, answer("approve")), "approve")).toEqual({ kind: "done" });
    expect(consequenceOf(facing(2, answer("approve", { counts: false })), "approve")).toEqual({
      kind: "oneOf",
      count: 1,
    });
    expect(consequenceOf(facing(2, answer("choose", { choice: "b" })), "choose", "a")).toEqual({
      kind: "oneVote",
      count: 1,
    });
  });

  it("makes an edit a new proposal that takes back what was agreed to", () => {
    expect(consequenceOf(facing(2, answer("approve")), "edit")).toEqual({ kind: "editedAnew" });
    expect(consequenceOf(facing(2), "edit")).toEqual({ kind: "oneOf", count: 1 });
  });

  it("ends it with one rejection", () => {
    expect(consequenceOf(facing(5, answer("approve")), "reject")).toEqual({ kind: "rejected" });
  });
});

it("counts who agrees: to the proposal, or to the option that most chose", () => {
  expect(agreedCount({ answers: [answer("approve"), answer("edit"), answer("approve", { counts: false })] })).toBe(2);
  const votes = ["a", "b", "a"].map((choice) => answer("choose", { choice }));
  expect(agreedCount({ answers: votes })).toBe(2);
  expect(agreedCount({ answers: [] })).toBe(0);
});

const field = (name: string, value: string | null, required = false): EditableField => ({
  name,
  label: name,
  kind: "text",
  value,
  required,
  changed: false,
});

it("sends only what was changed, and nothing for an emptied field", () => {
  const fields = [field("title", "Fix"), field("due", null), field("labels", "web")];
  expect(changedFields(fields, { title: "Fix", due: "", labels: null })).toEqual({ labels: null });
  expect(changedFields(fields, { title: "Mend" })).toEqual({ title: "Mend" });
  expect(changedFields(fields, {})).toEqual({});
});

it("says which required field would be empty", () => {
  expect(emptyFields([field("title", "Fix", true), field("due", null)], { title: " " })).toEqual(["title"]);
  expect(emptyFields([field("title", "Fix", true)], {})).toEqual([]);
});

it("names what came of it, and leads there where it has a page", () => {
  const outcome = (result: unknown) => ({ verb: "approve", choice: null, result, error: null }) as const;
  expect(madeBy(outcome({ id: "wit_1", key: "WEB-8", title: "Fix" }))).toEqual({
    name: "WEB-8 Fix",
    address: "/items/wit_1",
  });
  expect(madeBy(outcome({ id: "chn_1", name: "talk" }))).toEqual({ name: "talk", address: null });
  for (const nothing of [null, 3, {}]) expect(madeBy(outcome(nothing))).toBeNull();
  expect(madeBy(null)).toBeNull();
});

it("knows what I asked, and what the address asks for", () => {
  expect(isAskedBy({ proposedBy: { type: "user", id: "mem_1" } }, "mem_1")).toBe(true);
  expect(isAskedBy({ proposedBy: { type: "agent", id: "mem_1" } }, "mem_1")).toBe(false);
  expect(isAskedBy({ proposedBy: null }, undefined)).toBe(false);
  expect([readShow("closed"), readShow("nonsense"), readShow(null)]).toEqual(["closed", "mine", "mine"]);
});
