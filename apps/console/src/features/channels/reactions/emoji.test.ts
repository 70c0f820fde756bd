import { expect, it } from "vitest";
import { findEmoji, othersOf, signOf, toggleReaction } from "./emoji.ts";

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

const me = { id: "mem_1", name: "Ann" };
const bo = { id: "mem_2", name: "Bo" };

it("adds my reaction and takes it back, with my name", () => {
  const eyes = { emoji: "eyes", count: 1, mine: false, people: [bo] };
  expect(toggleReaction([], "eyes", me)).toEqual([{ emoji: "eyes", count: 1, mine: true, people: [me] }]);
  const both = toggleReaction([eyes], "eyes", me);
  expect(both).toEqual([{ emoji: "eyes", count: 2, mine: true, people: [bo, me] }]);
  expect(toggleReaction(both, "eyes", me)).toEqual([eyes]);
  expect(toggleReaction([{ emoji: "eyes", count: 1, mine: true, people: [me] }], "eyes", me)).toEqual([]);
});

it("names the others, and counts those who are not named", () => {
  const reaction = { emoji: "eyes", count: 5, mine: true, people: [bo, me] };
  expect(othersOf(reaction, me.id)).toEqual({ names: ["Bo"], more: 3 });
  // Beyond those who are named I may be among the rest.
  expect(othersOf({ ...reaction, people: [bo] }, me.id)).toEqual({ names: ["Bo"], more: 3 });
  expect(othersOf({ emoji: "eyes", count: 1, mine: false, people: [] }, me.id)).toEqual({ names: [], more: 1 });
});
