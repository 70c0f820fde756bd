import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Move, mergeOrders, type Orders, planMoves } from "./merge-orders.ts";

function carryOut(order: readonly string[], moves: readonly Move[]): string[] {
  const now = [...order];
  for (const { id, after } of moves) {
    now.splice(now.indexOf(id), 1);
    now.splice(after === null ? 0 : now.indexOf(after) + 1, 0, id);
  }
  return now;
}

const merge = (base: string, ours: string, theirs: string, wins: Orders["wins"] = "ours") =>
  mergeOrders({ base: [...base], ours: [...ours], theirs: [...theirs], wins }).join("");

describe("two orders of one list", () => {
  it.each([
    ["nobody moved anything", "abc", "abc", "abc", "abc"],
    ["only we moved", "abc", "cab", "abc", "cab"],
    ["only we moved, more than one", "abc", "bca", "abc", "bca"],
    ["only they moved", "abcd", "abcd", "dacb", "dacb"],
    ["both moved different things", "abcde", "eabcd", "abdec", "eabdc"],
    ["a new one that they put on top", "ab", "abx", "xab", "xab"],
    ["a new one that we put on top", "ab", "xab", "abx", "xab"],
    ["all are new: theirs is how they came", "", "cab", "abc", "abc"],
    ["what is gone meanwhile does not count", "aXbY", "ab", "ba", "ba"],
  ])("%s", (_, base, ours, theirs, wanted) => {
    expect(merge(base, ours, theirs)).toBe(wanted);
  });

  it("lets one of two moves of the same thing count", () => {
    expect(merge("abcde", "eabcd", "abecd", "ours")).toBe("eabcd");
    expect(merge("abcde", "eabcd", "abecd", "theirs")).toBe("abecd");
  });

  it("takes the order of what came since from the side that it came from", () => {
    const made = { base: ["a"], ours: ["a", "x", "y"], theirs: ["a", "y", "x"], wins: "theirs" } as const;
    expect(mergeOrders({ ...made, takenThere: new Set(["x", "y"]) })).toEqual(["a", "x", "y"]);
    expect(mergeOrders(made)).toEqual(["a", "y", "x"]);
  });

  it("writes nothing over there because work came in on both sides at once", () => {
    const [ours, theirs] = [[..."axyb"], [..."byax"]];
    const merged = mergeOrders({ base: [], ours, theirs, wins: "theirs", takenThere: new Set("ax") });
    expect(planMoves(theirs, merged)).toEqual([]);
  });

  const letters = [..."abcdefgh"];
  const shuffled = fc.shuffledSubarray(letters, { minLength: letters.length });
  const orders = fc.record({
    base: fc.shuffledSubarray([...letters, "gone"]),
    ours: shuffled,
    theirs: shuffled,
    wins: fc.constantFrom("ours", "theirs"),
    takenThere: fc.subarray(letters).map((taken) => new Set(taken)),
  }) satisfies fc.Arbitrary<Orders>;

  it("ends in one order of the same things, which a second look leaves alone", () => {
    fc.assert(
      fc.property(orders, (given) => {
        const { ours, theirs } = given;
        const merged = mergeOrders(given);
        expect(merged.toSorted()).toEqual(letters);
        expect(carryOut(ours, planMoves(ours, merged))).toEqual(merged);
        expect(carryOut(theirs, planMoves(theirs, merged))).toEqual(merged);
        for (const later of ["ours", "theirs"] as const)
          expect(mergeOrders({ base: merged, ours: merged, theirs: merged, wins: later })).toEqual(merged);
        expect(planMoves(merged, merged)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is the order of the side that moved when the other one did not", () => {
    fc.assert(
      fc.property(shuffled, shuffled, fc.constantFrom("ours", "theirs"), (base, moved, wins) => {
        expect(mergeOrders({ base, ours: moved, theirs: base, wins })).toEqual(moved);
        expect(mergeOrders({ base, ours: base, theirs: moved, wins })).toEqual(moved);
      }),
    );
  });

  it("takes no more moves than there are things that moved", () => {
    fc.assert(
      fc.property(shuffled, fc.nat(7), fc.nat(7), (order, from, to) => {
        const moved = order.toSpliced(from, 1).toSpliced(to, 0, order[from] as string);
        expect(planMoves(order, moved).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
