import { describe, expect, it } from "vitest";
import { actionIdSchema, type CardInit, cardFormSchema, cardLimits, cardSchema } from "./card.ts";

describe("a card", () => {
  it("fills in what was left out", () => {
    expect(cardSchema.parse({ title: "Hello" })).toEqual({
      title: "Hello",
      text: "",
      fields: [],
      inputs: [],
      actions: [],
      state: "open",
    });
  });

  it.each<[string, CardInit]>([
    ["a title too long", { title: "x".repeat(cardLimits.title + 1) }],
    ["too many actions", { title: "x", actions: Array(11).fill({ kind: "button", id: "a", label: "A" }) }],
    [
      "a link that runs a script",
      { title: "x", actions: [{ kind: "link", id: "a", label: "A", url: "javascript:alert(1)" }] },
    ],
    ["an image from a file", { title: "x", image: { url: "file:///etc/passwd", alt: "x" } }],
    ["more done than there is", { title: "x", progress: { done: 3, total: 2 } }],
    ["31 February", { title: "x", inputs: [{ kind: "date", id: "due", label: "Due", value: "2026-02-31" }] }],
    ["a select without options", { title: "x", inputs: [{ kind: "select", id: "s", label: "S", options: [] }] }],
  ])("is refused with %s", (_, card) => {
    expect(cardSchema.safeParse(card).success).toBe(false);
  });

  it("is refused with a field that nobody knows", () => {
    expect(cardSchema.safeParse({ title: "x", colour: "red" }).success).toBe(false);
  });

  it("has action ids that every platform can carry", () => {
    expect(actionIdSchema.safeParse("a".repeat(100)).success).toBe(true);
    for (const id of ["", "a".repeat(101), "a b", "ä", "a\n"]) expect(actionIdSchema.safeParse(id).success).toBe(false);
  });

  it("may be a form, with at least one input", () => {
    const form = {
      id: "new-item",
      title: "New item",
      submitLabel: "Make",
      inputs: [{ kind: "text", id: "title", label: "Title" }],
    };
    expect(cardFormSchema.parse(form).inputs[0]).toMatchObject({ required: false, maxLength: 3_000 });
    expect(cardFormSchema.safeParse({ ...form, inputs: [] }).success).toBe(false);
  });
});
