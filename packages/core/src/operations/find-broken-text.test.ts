import { expect, test } from "vitest";
import { findBrokenText } from "./find-broken-text.ts";

test("text that nothing can keep is found by its place, in values and in names", () => {
  const input = {
    title: "whole 👩‍💻 text\n",
    labels: ["bug", "a\u0000b"],
    settings: { deep: { note: "half \ud83d" }, "\udc00": 1 },
    count: 3,
    due: null,
  };
  expect(findBrokenText(input).map(({ path }) => path)).toEqual(["labels.1", "settings.deep.note", "settings"]);
});

test("whole text is left alone", () => {
  expect(findBrokenText({ a: ["", "\u0007", "\u202e", "👩"], b: new Date(0), c: undefined })).toEqual([]);
});
