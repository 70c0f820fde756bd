import { describe, expect, it } from "vitest";
import { branchNameOf } from "./branch-name.ts";
import { findHappenings } from "./find-happenings.ts";
import { findKeys } from "./find-keys.ts";
import { findMove } from "./move-items.ts";

describe("the name of a branch", () => {
  it.each([
    ["Fix login page", "ops-12-fix-login-page"],
    ["  Größe & Maß: «naïve» café?! ", "ops-12-grosse-mass-naive-cafe"],
    ["Войти 登录 🚀", "ops-12"],
    ["..//~^: ?*[\\@{}.lock", "ops-12-lock"],
    ["\u0000\ud800 a", "ops-12-a"],
    ["", "ops-12"],
    ["a".repeat(500), "ops-12"],
    [
      "one two three four five six seven eight nine ten eleven twelve",
      "ops-12-one-two-three-four-five-six-seven-eight-nine-ten",
    ],
  ])("of %j is %s", (title, name) => {
    expect(branchNameOf({ key: "OPS-12", title })).toBe(name);
    expect(name.length).toBeLessThanOrEqual(60);
    expect(findKeys(name)).toContain("OPS-12");
  });
});

describe("keys in texts", () => {
  it.each([
    ["feature/ops-12-fix", ["OPS-12"]],
    ["Closes OPS-12, ops-12 and (WEB2-7)", ["OPS-12", "WEB2-7"]],
    ["fix_ops-12_now", ["OPS-12"]],
    ["xops-12x, devops-0, äOPS-12, a-1, OPS-012", ["XOPS-12"].slice(1)],
    ["utf-8 is looked up and found nowhere", ["UTF-8"]],
  ])("of %j are %j", (text, keys) => {
    expect(findKeys(text)).toEqual(keys);
  });

  it("are no more than anybody names on purpose", () => {
    expect(findKeys(Array.from({ length: 500 }, (_, index) => `OPS-${index + 1}`).join(" "))).toHaveLength(20);
  });
});

describe("what happened to a pull request", () => {
  const open = { state: "open", review: "none", checks: "none" } as const;
  const nothing = {
    drafted: null,
    opened: null,
    review_requested: null,
    checks_failed: null,
    changes_requested: null,
    approved: null,
    closed: null,
    merged: null,
  };

  it("is what differs, so that the same reading again is nothing", () => {
    expect(findHappenings(null, open)).toEqual(["opened"]);
    expect(findHappenings(open, open)).toEqual([]);
    expect(findHappenings(open, { ...open, review: "approved", checks: "failed" })).toEqual([
      "approved",
      "checks_failed",
    ]);
    expect(findHappenings({ ...open, checks: "failed" }, { ...open, checks: "pending" })).toEqual([]);
    expect(findHappenings(open, { ...open, state: "merged", review: "requested" })).toEqual([
      "merged",
      "review_requested",
    ]);
  });

  it("moves by the weightiest of which a rule speaks", () => {
    const moves = { ...nothing, opened: "doing", merged: "done" } as const;
    expect(findMove(["opened", "approved"], moves)).toBe("doing");
    expect(findMove(["merged", "opened"], moves)).toBe("done");
    expect(findMove(["approved"], moves)).toBeNull();
  });
});
