import { expect, test } from "vitest";
import { splitLines } from "./split-lines.ts";

test("empty lines and the marks of lists are no part of what was meant", () => {
  expect(splitLines("- Milk\r\n* Bread\n\n  2. Salt\n3) Oil\r- [ ] Soap\n• Tea\n")).toEqual([
    "Milk",
    "Bread",
    "Salt",
    "Oil",
    "Soap",
    "Tea",
  ]);
});

test("a number or a dash that is no mark stays", () => {
  expect(splitLines("2.5 litres\n-1 degree\n2026 budget")).toEqual(["2.5 litres", "-1 degree", "2026 budget"]);
});
