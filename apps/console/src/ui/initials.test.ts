import { expect, test } from "vitest";
import { initialsOf, stableIndex } from "./initials.ts";

test("initials are those of the first and last word, in any script", () => {
  expect(initialsOf("Ann Marie Lee")).toBe("AL");
  expect(initialsOf("bo")).toBe("B");
  expect(initialsOf("first.last")).toBe("FL");
  expect(initialsOf("李小龙")).toBe("李");
  expect(initialsOf("🦊 Fox")).toBe("F");
  expect(initialsOf("  ")).toBe("?");
});

test("a name keeps its colour", () => {
  expect(stableIndex("Ann", 9)).toBe(stableIndex("Ann", 9));
  expect(new Set(["Ann", "Bo", "Cem", "Dee", "Eli"].map((name) => stableIndex(name, 9))).size).toBeGreaterThan(1);
});
