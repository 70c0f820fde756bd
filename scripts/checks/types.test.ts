import { expect, it } from "vitest";
import { types } from "./types.ts";

it("TypeScript finds no error in the repository", async () => {
  expect(await types.findProblems()).toEqual([]);
});
