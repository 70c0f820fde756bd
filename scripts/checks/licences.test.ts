import { describe, expect, it } from "vitest";
import { isAllowed, licences } from "./licences.ts";

describe("the licences of packages", () => {
  it("are all allowed", async () => {
    expect(await licences.findProblems()).toEqual([]);
  });

  it.each(["MIT", "(MIT OR GPL-3.0-only)", "Apache-2.0 WITH LLVM-exception", "MIT AND ISC"])(
    "%s is fine",
    (licence) => {
      expect(isAllowed(licence)).toBe(true);
    },
  );

  it.each(["GPL-3.0-only", "AGPL-3.0", "MIT AND GPL-2.0", "SEE LICENSE IN LICENSE", ""])("%s is refused", (licence) => {
    expect(isAllowed(licence)).toBe(false);
  });
});
