import fc from "fast-check";
import { expect, test } from "vitest";
import { compareTexts, readText, warningLevel } from "./compare-texts.ts";

const read = (text: string, topic = "bakery", title = "") => readText({ title, text, topic });

test("the same text is a duplicate, whatever its topic; texts without a common word have nothing in common", () => {
  const one = read("reserve bread by telephone");
  expect(compareTexts(one, one)).toBe(1);
  expect(compareTexts(one, read("reserve bread by telephone", "trams"))).toBe(1);
  expect(compareTexts(one, read("quieter trams at night"))).toBe(0);
  expect(compareTexts(read(""), read(""))).toBe(0);
});

test("is the sum that the formula gives", () => {
  // Keywords: reserve, bread, telephone and reserve, bread, shelf, morning; two in common of five. Lengths 23 and 27.
  const one = read("reserve bread telephone");
  const other = read("reserve bread shelf morning");
  expect(compareTexts(one, other)).toBeCloseTo(0.6 * (0.8 * (2 / 5) + 0.2 * (23 / 27)) + 0.4 * (2 / 3) + 0.1, 10);
});

test("warns at the numbers of the earlier system", () => {
  const levels = [0.59, 0.6, 0.79, 0.8, 0.949, 0.95, 1].map(warningLevel);
  expect(levels).toEqual([null, "notice", "notice", "warn", "warn", "block", "block"]);
});

test("lies between 0 and 1, and is the same both ways", () => {
  const words = fc.array(fc.constantFrom("bread", "shelf", "queue", "bell", "morning", "the", "of"), { maxLength: 12 });
  const text = words.map((list) => list.join(" "));
  fc.assert(
    fc.property(text, text, (left, right) => {
      const [one, other] = [read(left), read(right)];
      const similarity = compareTexts(one, other);
      expect(similarity).toBeGreaterThanOrEqual(0);
      expect(similarity).toBeLessThanOrEqual(1);
      expect(compareTexts(other, one)).toBeCloseTo(similarity, 12);
    }),
  );
});
