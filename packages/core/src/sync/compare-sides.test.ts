import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareSides, hashOf, type Ledger, recordSides, type Side } from "./compare-sides.ts";

const fields = ["title", "body", "labels"] as const;
const value = fc.oneof(
  fc.string({ maxLength: 3 }),
  fc.array(fc.string({ maxLength: 2 }), { maxLength: 2 }),
  fc.constant(null),
);
const side = fc.record({ title: value, body: value, labels: value });

/** Carries out what the comparison says, as the job does. */
function settle(ours: Side, theirs: Side, ledger: Ledger, newer: "ours" | "theirs") {
  const { toThem, toUs } = compareSides({ ours, theirs, ledger, newer });
  const pick = (from: Side, names: readonly string[]) => Object.fromEntries(names.map((name) => [name, from[name]]));
  const after = { ours: { ...ours, ...pick(theirs, toUs) }, theirs: { ...theirs, ...pick(ours, toThem) } };
  return { ...after, ledger: recordSides(ledger, after.ours, after.theirs, [...fields]) };
}

describe("comparing two sides", () => {
  it("makes both sides the same, and then finds nothing to do", () => {
    fc.assert(
      fc.property(side, side, fc.constantFrom("ours", "theirs"), (ours, theirs, newer) => {
        const once = settle(ours, theirs, {}, newer);
        expect(once.ours).toEqual(once.theirs);
        const again = compareSides({ ours: once.ours, theirs: once.theirs, ledger: once.ledger, newer });
        expect(again).toEqual({ toThem: [], toUs: [], conflicts: [] });
      }),
    );
  });

  it("keeps every edit that only one side made, whoever is newer", () => {
    fc.assert(
      fc.property(side, value, value, fc.constantFrom("ours", "theirs"), (same, ourTitle, theirBody, newer) => {
        const { ledger } = settle(same, same, {}, "ours");
        const { ours, theirs } = settle({ ...same, title: ourTitle }, { ...same, body: theirBody }, ledger, newer);
        expect(ours).toEqual({ ...same, title: ourTitle, body: theirBody });
        expect(theirs).toEqual(ours);
      }),
    );
  });

  it("does not take what the platform made of our words for an edit", () => {
    const ours = { title: "Fix  login " };
    const stored = { title: "Fix login" };
    const ledger = recordSides({}, ours, stored, ["title"]);
    expect(compareSides({ ours, theirs: stored, ledger, newer: "theirs" })).toEqual({
      toThem: [],
      toUs: [],
      conflicts: [],
    });
    const edited = compareSides({ ours, theirs: { title: "Fix logout" }, ledger, newer: "ours" });
    expect(edited).toEqual({ toThem: [], toUs: ["title"], conflicts: [] });
  });

  it("takes the more recent one of two edits of one field, and says that it had to choose", () => {
    const ledger = recordSides({}, { title: "old" }, { title: "old" }, ["title"]);
    const sides = { ours: { title: "mine" }, theirs: { title: "yours" }, ledger };
    expect(compareSides({ ...sides, newer: "ours" })).toEqual({ toThem: ["title"], toUs: [], conflicts: ["title"] });
    expect(compareSides({ ...sides, newer: "theirs" })).toEqual({ toThem: [], toUs: ["title"], conflicts: ["title"] });
    const same = compareSides({ ...sides, ours: { title: "yours" }, newer: "ours" });
    expect(same).toEqual({ toThem: [], toUs: [], conflicts: [] });
  });

  it("names values by what they say, not by how they are written down", () => {
    expect(hashOf({ a: 1, b: [2] })).toBe(hashOf({ b: [2], a: 1 }));
    expect(hashOf(undefined)).toBe(hashOf(null));
    expect(hashOf("1")).not.toBe(hashOf(1));
  });
});
