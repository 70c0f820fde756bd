import fc from "fast-check";
import { expect, it } from "vitest";
import { cleanText } from "./clean-text.ts";

it("takes out what a database cannot hold", () => {
  expect(cleanText("a\0b", 10)).toBe("ab");
  expect(cleanText("a\uD800b", 10)).toBe("a\uFFFDb");
});

it("cuts visibly and never through a character", () => {
  expect(cleanText("abcdef", 6)).toBe("abcdef");
  expect(cleanText("abcdefg", 6)).toBe("abcde…");
  expect(cleanText("abcd😀xyz", 6)).toBe("abcd…");
});

it("always gives storable text within the limit", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 20 }), (text, maxLength) => {
      const cleaned = cleanText(text, maxLength);
      expect(cleaned.length).toBeLessThanOrEqual(maxLength);
      expect(cleaned.isWellFormed() && !cleaned.includes("\0")).toBe(true);
    }),
  );
});
