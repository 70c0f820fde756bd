import { expect, it } from "vitest";
import { findEmoji, signOf, toggleReaction } from "./emoji.ts";

it("finds emoji by their names, those that begin with it first", () => {
  expect(findEmoji("hea").slice(0, 2)).toEqual(["heart", "heart_eyes"]);
  expect(findEmoji(":Rocket:")).toEqual(["rocket"]);
  expect(findEmoji("")[0]).toBe("+1");
});

it("takes a name that it does not know, if it may be one", () => {
  expect(findEmoji("party parrot")).toEqual(["party_parrot"]);
  expect(findEmoji("<b>")).toEqual([]);
  expect(signOf("party_parrot")).toBe(":party_parrot:");
  expect(signOf("constructor")).toBe(":constructor:");
});

it("adds my reaction and takes it back", () => {
  const eyes = { emoji: "eyes", count: 1, mine: false };
  expect(toggleReaction([], "eyes")).toEqual([{ emoji: "eyes", count: 1, mine: true }]);
  expect(toggleReaction([eyes], "eyes")).toEqual([{ emoji: "eyes", count: 2, mine: true }]);
  expect(toggleReaction(toggleReaction([eyes], "eyes"), "eyes")).toEqual([eyes]);
  expect(toggleReaction([{ ...eyes, mine: true }], "eyes")).toEqual([]);
});
