import { expect, it } from "vitest";
import { compareWords } from "./shared-words.ts";

it("counts each word once, in capitals or not, and leaves out the short ones", () => {
  expect(compareWords("Lend the empty Workshop, lend tools", "An empty workshop for neighbours")).toEqual({
    common: ["workshop", "empty"],
    own: [0.5, 1 / 3],
  });
});

it("knows words in any script, and says nothing of a text without words", () => {
  expect(compareWords("Größere Küche", "größere Räume").common).toEqual(["größere"]);
  expect(compareWords("", "tools")).toEqual({ common: [], own: [null, 1] });
});
