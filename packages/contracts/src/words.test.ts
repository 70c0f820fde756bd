import { expect, it } from "vitest";
import { say, words } from "./words.ts";

it("fills in what is given, and nothing that the given text says", () => {
  expect(say("command.did_you_mean", { verb: "{verb} $& list" })).toBe("Did you mean “{verb} $& list”?");
  expect(say("command.done")).toBe("Done.");
});

it("keeps its keys sorted, so that two people add sentences without conflict", () => {
  const keys = Object.keys(words);
  expect(keys).toEqual([...keys].sort());
});
