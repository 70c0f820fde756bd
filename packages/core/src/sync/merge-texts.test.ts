import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeTexts } from "./merge-texts.ts";

const word = fc.constantFrom("fix", "login", "page", "now", "-", "Ann");
const text = fc
  .array(fc.tuple(word, fc.constantFrom(" ", "\n", "  ")), { maxLength: 12 })
  .map((parts) => parts.flat().join(""));

/** One edit of a text: some words of it are replaced by one that stands nowhere else. */
const edit = (mark: string) =>
  fc.record({ at: fc.nat(20), removed: fc.nat(2) }).map(({ at, removed }) => (base: string) => {
    const words = base.split(/(?<=\s)/);
    const place = Math.min(at, words.length);
    return [...words.slice(0, place), `${mark} `, ...words.slice(place + removed)].join("");
  });

describe("merging two edits of a text", () => {
  it("takes the edit of the side that changed something", () => {
    fc.assert(
      fc.property(text, text, (base, edited) => {
        expect(mergeTexts(base, base, edited)).toBe(edited);
        expect(mergeTexts(base, edited, base)).toBe(edited);
        expect(mergeTexts(base, edited, edited)).toBe(edited);
      }),
    );
  });

  it("gives the same whichever side is named first, with the words of both", () => {
    fc.assert(
      fc.property(text, text, text, (base, ours, theirs) => {
        const merged = mergeTexts(base, ours, theirs);
        expect(mergeTexts(base, theirs, ours)).toBe(merged);
      }),
    );
    fc.assert(
      fc.property(text, edit("OURS"), edit("THEIRS"), (base, mine, other) => {
        const merged = mergeTexts(base, mine(base), other(base));
        if (merged === null) return;
        expect(merged).toContain("OURS");
        expect(merged).toContain("THEIRS");
      }),
    );
  });

  it("merges edits of different lines, and of different words of one line", () => {
    expect(mergeTexts("one\ntwo\nthree\n", "ONE\ntwo\nthree\n", "one\ntwo\nTHREE\nfour\n")).toBe(
      "ONE\ntwo\nTHREE\nfour\n",
    );
    expect(mergeTexts("one\ntwo", "ONE\ntwo", "one\nTWO")).toBe("ONE\nTWO");
    expect(mergeTexts("Fix login page", "Fix the login page", "Fix login page today")).toBe("Fix the login page today");
  });

  it("gives up where both changed the same words, and where both wrote at one place", () => {
    expect(mergeTexts("Fix login page", "Fix logout page", "Fix signup page")).toBeNull();
    expect(mergeTexts("", "ours", "theirs")).toBeNull();
    expect(mergeTexts("end", "end of ours", "end of theirs")).toBeNull();
    expect(mergeTexts("a b c", "a c", "a b! c")).toBeNull();
  });

  it("does not take minutes for two rewrites of a very long text", () => {
    const long = (mark: string) => Array.from({ length: 20_000 }, (_, line) => `${mark} ${line}`).join("\n");
    expect(mergeTexts(long("base"), long("ours"), long("theirs"))).toBeNull();
    expect(mergeTexts(long("base"), `${long("base")}!`, `first\n${long("base")}`)).toBe(`first\n${long("base")}!`);
  });
});
