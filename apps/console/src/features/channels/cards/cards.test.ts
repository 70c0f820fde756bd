import { expect, it } from "vitest";
import type { Message } from "../conversation/conversation.ts";
import { type CardInput, initialValues, missingInputs, plainTitle } from "./card-values.ts";
import { findAnswer } from "./find-answer.ts";

const base = { label: "Label", required: true } as const;
const inputs: CardInput[] = [
  { ...base, id: "title", kind: "text", multiline: false, maxLength: 500, value: "Fix login" },
  { ...base, id: "who", kind: "person" },
  { ...base, id: "labels", kind: "multi_select", options: [{ value: "a", label: "A" }] },
  { ...base, id: "due", kind: "date", required: false },
];

it("fills inputs with what stands on the card, and says which must still be filled in", () => {
  const values = initialValues({ inputs });
  expect(values).toEqual({ title: "Fix login", who: "", labels: [], due: "" });
  expect(missingInputs({ inputs }, values)).toEqual(["who", "labels"]);
  expect(missingInputs({ inputs }, { ...values, title: "  ", who: "mem_1", labels: ["a"] })).toEqual(["title"]);
});

const press = { messageId: "msg_1", actionId: "act", after: 4, version: 1 };
const word = (position: number, more: Partial<Message> = {}) =>
  ({ id: `msg_${position}`, position, author: null, visibleTo: "me", deletedAt: null, ...more }) as Message;

it("reads a title without what keeps it inert as Markdown", () => {
  expect(plainTitle("WEB\\-8 \\*Fix\\* a\\b")).toBe("WEB-8 *Fix* a\\b");
});

it("takes the first word to me alone behind my press as its answer", () => {
  expect(findAnswer(press, [word(3), word(5), word(6)], "me")?.id).toBe("msg_5");
});

it("takes nobody else's words, none to everybody, and none that were taken back", () => {
  const others = [
    word(5, { visibleTo: "bo" }),
    word(6, { visibleTo: null }),
    word(7, { author: { type: "member", id: "me" } }),
    word(8, { deletedAt: "2026-11-20T09:00:00.000Z" }),
  ];
  expect(findAnswer(press, others, "me")).toBeNull();
  expect(findAnswer(press, [word(5, { visibleTo: null })], undefined)).toBeNull();
});
