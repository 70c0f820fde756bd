import fc from "fast-check";
import { expect, it } from "vitest";
import { editDistance, suggest } from "./suggest.ts";

it.each([
  ["creat", "create"],
  ["craete", "create"],
  ["LIST", "list"],
  ["itmes", "items"],
  ["lst", "list"],
  ["xylophone", undefined],
])("means %s by %s", (typed, meant) => {
  expect(suggest(typed, ["create", "list", "items", "update"])).toBe(meant);
});

it("counts the same both ways, and nothing only between equal words", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (left, right) => {
      expect(editDistance(left, right)).toBe(editDistance(right, left));
      expect(editDistance(left, right) === 0).toBe(left === right);
    }),
  );
});
