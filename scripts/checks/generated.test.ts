import { expect, it } from "vitest";
import { generated } from "./generated.ts";

it("no generated file is stale", async () => {
  expect(await generated.findProblems()).toEqual([]);
});
