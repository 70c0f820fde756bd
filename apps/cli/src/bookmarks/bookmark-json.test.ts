import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberOf, parseBookmarks, printBookmarks } from "./bookmark-json.ts";

const parse = (text: string) => parseBookmarks(new TextEncoder().encode(text));

/** As the earlier system wrote it, in its first form and in its later one. */
const first = `{
  "bookmark_20250715_155542_7cf82dd5": {
    "id": "bookmark_20250715_155542_7cf82dd5",
    "text": "商店街の修理カフェ 🔧",
    "theme": "地域",
    "constraints": "",
    "score": 7,
    "critique": "N/A",
    "advocacy": "a",
    "skepticism": "s",
    "bookmarked_at": "2025-07-15T15:55:42.792285",
    "tags": [
      "x"
    ]
  }
}`;
const later = `{
  "bookmark_20260102_030405_0badcafe": {
    "id": "bookmark_20260102_030405_0badcafe",
    "text": "An idea",
    "topic": "Topic",
    "context": "Context",
    "score": 9.70,
    "critique": "",
    "advocacy": "{\\"strengths\\": []}",
    "skepticism": "s",
    "bookmarked_at": "2026-01-02T03:04:05.000001",
    "tags": [],
    "rating_of_somebody_else": 12345678901234567890
  }
}`;

it.each([
  ["the first form", first],
  ["the later form, with a number as it was written and a field that nobody knows", later],
  ["nothing", "{}"],
])("prints letter by letter what it has read: %s", (_name, text) => {
  expect(printBookmarks(parse(text))).toBe(text);
});

it("loses nothing of any file, whatever its entries hold", () => {
  const entry = fc
    .tuple(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }), fc.string({ unit: "binary" }))
    .map(([fields, text]) => ({ ...fields, text }));
  fc.assert(
    fc.property(fc.dictionary(fc.string(), entry, { maxKeys: 3 }), (file) => {
      const printed = printBookmarks(parse(JSON.stringify(file)));
      expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(file)));
      expect(printBookmarks(parse(printed))).toBe(printed);
    }),
  );
});

it("keeps an id that means something to JavaScript", () => {
  const text = '{"__proto__": {"text": "x", "__proto__": 1}}';
  expect(JSON.parse(printBookmarks(parse(text)))).toEqual(JSON.parse(text));
});

describe("refuses what is no file of bookmarks", () => {
  it.each([
    ["half a file", first.slice(0, 100)],
    ["an empty file", ""],
    ["a list", "[]"],
    ["a number", "7"],
    ["an entry that is a number", '{"a": 7}'],
    ["an entry without a text", '{"a": {"theme": "t"}}'],
    ["JSON that only Python knows", '{"a": {"text": "x", "score": NaN}}'],
    ["a depth that nobody writes", `{"a": ${"[".repeat(200_000)}`],
  ])("%s", (_name, text) => {
    expect(() => parse(text)).toThrow();
  });

  it("bytes that are no UTF-8", () => {
    expect(() => parseBookmarks(Uint8Array.from([0x7b, 0xff, 0x7d]))).toThrow();
  });
});

it("reads a score in every form that files have", () => {
  const scores = '{"a": {"text": "", "i": 7, "f": 8.25, "s": "6.5", "n": null, "e": "", "w": "high"}}';
  const { i, f, s, n, e, w } = parse(scores).get("a") ?? {};
  expect([i, f, s, n, e, w].map(numberOf)).toEqual([7, 8.25, 6.5, null, null, null]);
});
