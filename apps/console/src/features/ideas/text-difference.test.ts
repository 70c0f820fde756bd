import { expect, test } from "vitest";
import { compareTexts, type Piece } from "./text-difference.ts";

const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join("");
const changedOf = (pieces: readonly Piece[]) =>
  pieces.filter(({ isChanged }) => isChanged).map(({ text }) => text.trim());

test("both sides read in full, and only what differs is marked", () => {
  const before = "Open the workshop on Fridays, so that neighbours repair things.";
  const after = "Open the workshop on Fridays; two electricians lead, so that neighbours repair things.";
  const difference = compareTexts(before, after);
  expect(textOf(difference.before)).toBe(before);
  expect(textOf(difference.after)).toBe(after);
  expect(changedOf(difference.after).join(" ")).toContain("two electricians lead");
  expect(difference.isRewritten).toBe(false);
});

test("a text that became another one is said to be rewritten and carries no marks", () => {
  const difference = compareTexts(
    "Lend the empty room to a choir.",
    "Sell warm bread through a hatch every morning instead",
  );
  expect(difference.isRewritten).toBe(true);
  expect(changedOf(difference.before)).toEqual([]);
});

test("the same text has no difference", () => {
  expect(compareTexts("Same <b>text</b>", "Same <b>text</b>")).toMatchObject({ isRewritten: false });
});
