import fc from "fast-check";
import { expect, it } from "vitest";
import { textWidth } from "./text-width.ts";
import { wrapText } from "./wrap-text.ts";

it("breaks between words, by columns, and lets a long word stand alone", () => {
  expect(wrapText("one two three", 8)).toEqual(["one two", "three"]);
  expect(wrapText("你好 你好 a", 5)).toEqual(["你好", "你好", "a"]);
  expect(wrapText("an unbreakable word", 6)).toEqual(["an", "unbreakable", "word"]);
  expect(wrapText("one two three", null)).toEqual(["one two three"]);
});

it("loses no word, and makes no line too long that holds two", () => {
  const words = fc.array(
    fc.string({ unit: "grapheme", minLength: 1 }).map((word) => word.replaceAll(" ", "-")),
    {
      minLength: 1,
    },
  );
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 40 }), (some, columns) => {
      const lines = wrapText(some.join(" "), columns);
      expect(lines.join(" ")).toBe(some.join(" "));
      for (const line of lines) expect(!line.includes(" ") || textWidth(line) <= columns).toBe(true);
    }),
  );
});
