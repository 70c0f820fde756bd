import { expect, test } from "vitest";
import { matchWords } from "./match-words.ts";

test("every typed word must be there, and its beginning counts more than its middle", () => {
  expect(matchWords("Make a board", "board make")).not.toBeNull();
  expect(matchWords("Make a board", "board delete")).toBeNull();
  const [beginning, middle] = [matchWords("work_item.create", "create"), matchWords("recreate it now x", "create")];
  expect(beginning).toBeGreaterThan(middle as number);
});

test("of two texts with the same words the shorter one comes first", () => {
  expect(matchWords("Boards", "boards")).toBeGreaterThan(
    matchWords("Boards of the whole organization", "boards") as number,
  );
});
