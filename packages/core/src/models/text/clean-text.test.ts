import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanLine, cleanLines, cleanText, cutText } from "./clean-text.ts";

/** Any code points, halves of pairs among them. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x2ff }), fc.integer({ min: 0, max: 0x10ffff })), { maxLength: 200 })
  .map((points) => String.fromCodePoint(...points));

describe("cleaning what a model wrote", () => {
  test("keeps text as text, whatever it pretends to be", () => {
    const html = `<script>alert("x")</script> & **bold** [a](javascript:alert(1))`;
    expect(cleanText(html, 1_000)).toBe(html);
  });

  test("takes out what cannot be seen", () => {
    expect(cleanText("a\u0000b\u202ec\u200bd\u{e0041}e\ufefff\u0007g", 100)).toBe("abcdefg");
    expect(cleanText("one\r\ntwo\tthree", 100)).toBe("one\ntwo\tthree");
  });

  test("keeps emoji that are joined, and words of scripts that join their letters", () => {
    expect(cleanText("👩‍🍳 نان‌وایی", 100)).toBe("👩‍🍳 نان‌وایی");
  });

  test("takes the force out of piles: marks on a letter, runs of signs, blank lines", () => {
    expect(cleanText(`a${"\u0301".repeat(500)}`, 1_000).length).toBeLessThanOrEqual(6);
    expect(cleanText(`${"[".repeat(5_000)}x`, 6_000)).toBe(`${"[".repeat(20)}x`);
    expect(cleanText(`a${"\n".repeat(500)}b`, 1_000)).toBe("a\n\nb");
  });

  test("cuts between characters as people see them, and says that it did", () => {
    expect(cutText("👩‍🍳👩‍🍳👩‍🍳", 12)).toBe("👩‍🍳👩‍🍳…");
    expect(cutText("short", 5)).toBe("short");
  });

  test("gives lines that say something, and not more than wanted", () => {
    expect(cleanLines(["one", " ", "\u200b", "two", "three"], 2, 10)).toEqual(["one", "two"]);
    expect(cleanLine("a\n\n b\tc", 100)).toBe("a b c");
  });

  test("is well-formed, short enough and finished for any text", () => {
    const property = fc.property(anyText, fc.integer({ min: 1, max: 60 }), (text, longest) => {
      const cleaned = cleanText(text, longest);
      expect(cleaned.length).toBeLessThanOrEqual(longest);
      expect(cleaned.isWellFormed()).toBe(true);
      expect(cleaned).not.toMatch(/(?![\n\t])\p{Cc}|[\u202a-\u202e]/u);
    });
    fc.assert(property);
  });
});
