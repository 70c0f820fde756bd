import { describe, expect, it } from "vitest";
import { hashOf, recordSides } from "./compare-sides.ts";

describe("the ledger", () => {
  it("names values by what they say, not by how they are written down", () => {
    expect(hashOf({ a: 1, b: [2] })).toBe(hashOf({ b: [2], a: 1 }));
    expect(hashOf(undefined)).toBe(hashOf(null));
    expect(hashOf("1")).not.toBe(hashOf(1));
  });

  it("keeps what it is not told to write anew, and writes nothing that only one side has", () => {
    const before = recordSides({}, { title: "old", body: "b" }, { title: "old", body: "b" }, ["title", "body"]);
    const after = recordSides(before, { title: "new", due: null }, { title: "new" }, ["title", "due"]);
    expect(after).toEqual({ title: { ours: hashOf("new"), theirs: hashOf("new") }, body: before.body });
  });
});
