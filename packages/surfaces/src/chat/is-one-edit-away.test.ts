import { expect, it } from "vitest";
import { isOneEditAway } from "./is-one-edit-away.ts";

it.each(["lst", "llist", "lisst", "mist", "lift", "lis", "lista", "ist"])("%s is nearly list", (word) => {
  expect(isOneEditAway(word, "list")).toBe(true);
  expect(isOneEditAway("list", word)).toBe(true);
});

it.each(["list", "lsit", "ls", "listed", "tsil", "", "buy"])("%s is not nearly list", (word) => {
  expect(isOneEditAway(word, "list")).toBe(false);
});
