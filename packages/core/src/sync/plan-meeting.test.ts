import { conflictPolicies, type FieldRule, syncDirections } from "@eureka/contracts/sync-rules";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashOf, type Ledger, type Side } from "./compare-sides.ts";
import { mergeTexts } from "./merge-texts.ts";
import { joinTexts, type MeetingInput, type MeetingPlan, planMeeting } from "./plan-meeting.ts";
import { noteMeeting, type Records, recordMeeting } from "./record-meeting.ts";

const fields = ["title", "body", "labels"] as const;
const text = fc.array(fc.constantFrom("fix", "login", "page", "a"), { maxLength: 4 }).map((words) => words.join(" "));
const side = fc.record({
  title: text,
  body: text,
  labels: fc.array(fc.string({ maxLength: 2 }), { maxLength: 2 }),
});
const newer = fc.constantFrom("ours" as const, "theirs" as const);
const rule = fc.record({
  direction: fc.constantFrom(...syncDirections),
  conflict: fc.constantFrom(...conflictPolicies),
});
const rules = fc.record({ title: rule, body: rule, labels: rule });
const nothing: Records = { ledger: {}, bases: {} };

type Rules = MeetingInput["rules"];

function plan(input: Partial<MeetingInput> & Pick<MeetingInput, "ours" | "theirs">): MeetingPlan {
  return planMeeting({ ...nothing, rules: {}, newer: "ours", conflicts: {}, isIgnored: false, ...input });
}

/** Carries out what the plan says, as the job does. */
function settle(input: Partial<MeetingInput> & Pick<MeetingInput, "ours" | "theirs">) {
  const made = plan(input);
  const after = { ours: { ...input.ours, ...made.toUs }, theirs: { ...input.theirs, ...made.toThem } };
  const before = { ledger: input.ledger ?? {}, bases: input.bases ?? {} };
  const records = recordMeeting(before, made, { ours: after.ours, sent: input.ours, theirs: after.theirs });
  return { ...after, ...records, plan: made };
}

const same = (value: Side) => settle({ ours: value, theirs: value });
const only = (field: string, fieldRule: Partial<FieldRule>): Rules => ({
  [field]: { direction: "both", conflict: "latest", ...fieldRule },
});
const isQuiet = ({ toThem, toUs, overruled }: MeetingPlan) =>
  Object.keys(toThem).length + Object.keys(toUs).length + overruled.length === 0;

describe("a meeting of two sides without rules", () => {
  it("makes both sides the same, and then finds nothing to do", () => {
    fc.assert(
      fc.property(side, side, newer, (ours, theirs, who) => {
        const once = settle({ ours, theirs, newer: who });
        expect(once.ours).toEqual(once.theirs);
        expect(isQuiet(settle({ ...once, newer: who }).plan)).toBe(true);
      }),
    );
  });

  it("keeps every edit that only one side made, whoever is newer", () => {
    fc.assert(
      fc.property(side, text, text, newer, (value, title, body, who) => {
        const { ledger, bases } = same(value);
        const sides = { ours: { ...value, title }, theirs: { ...value, body } };
        const { ours, theirs } = settle({ ...sides, ledger, bases, newer: who });
        expect(ours).toEqual({ ...value, title, body });
        expect(theirs).toEqual(ours);
      }),
    );
  });

  it("does not take what the platform made of our words for an edit", () => {
    const sides = { ours: { title: "Fix  login " }, theirs: { title: "Fix login" } };
    const { ledger, bases } = recordMeeting(nothing, plan(sides), { ...sides, sent: sides.ours });
    expect(isQuiet(plan({ ...sides, ledger, bases, newer: "theirs" }))).toBe(true);
    const edited = plan({ ours: sides.ours, theirs: { title: "Fix logout" }, ledger, bases });
    expect(edited).toMatchObject({ toThem: {}, toUs: { title: "Fix logout" }, overruled: [] });
  });

  it("takes the more recent one of two edits of the same words, and keeps the other", () => {
    const { ledger, bases } = same({ title: "old" });
    const sides = { ours: { title: "mine" }, theirs: { title: "yours" }, ledger, bases };
    expect(plan({ ...sides, newer: "ours" })).toMatchObject({
      toThem: { title: "mine" },
      toUs: {},
      overruled: [{ field: "title", side: "theirs", value: "yours", rule: "latest" }],
    });
    expect(plan({ ...sides, newer: "theirs" })).toMatchObject({ toThem: {}, toUs: { title: "yours" } });
    expect(isQuiet(plan({ ...sides, ours: { title: "yours" } }))).toBe(true);
  });

  it("merges edits of different words on both sides, unless the platform could not hold them", () => {
    const { ledger, bases } = same({ title: "Fix login page" });
    const sides = { ours: { title: "Fix the login page" }, theirs: { title: "Fix login page now" }, ledger, bases };
    const title = "Fix the login page now";
    expect(plan(sides)).toMatchObject({ toThem: { title }, toUs: { title }, overruled: [] });
    expect(plan({ ...sides, longest: { title: 20 } })).toMatchObject({ toUs: {}, overruled: [{ rule: "latest" }] });
  });

  it("merges once more what was merged over there while somebody changed it here", () => {
    const { ledger, bases } = same({ title: "Fix login page" });
    const ours = { title: "Fix the login page" };
    const made = plan({ ours, theirs: { title: "Fix login page now" }, ledger, bases });
    const records = recordMeeting({ ledger, bases }, made, { ours: null, sent: ours, theirs: made.toThem });
    const again = plan({ ours: { title: "Please fix the login page" }, theirs: made.toThem, ...records });
    expect(again.toUs).toEqual({ title: "Please fix the login page now" });
  });

  it("recognises its own write whose answer never came, however often it failed, and does not take it for an edit of theirs", () => {
    const { ledger, bases } = same({ due: 1 });
    const meet = (ours: number, theirs: number, known: Ledger) => {
      const made = plan({ ours: { due: ours }, theirs: { due: theirs }, ledger: known, bases });
      return { made, noted: noteMeeting(known, made, { due: ours }, { due: theirs }) };
    };
    const first = meet(2, 1, ledger);
    // It arrived, and nobody heard of it; here somebody went on.
    const second = meet(3, 2, first.noted);
    expect(second.made).toMatchObject({ toThem: { due: 3 }, toUs: {}, overruled: [] });
    expect(meet(4, 2, second.noted).made).toMatchObject({ toThem: { due: 4 }, overruled: [] });
    expect(meet(1, 2, first.noted).made).toMatchObject({ toThem: { due: 1 }, overruled: [] });
    // Here it was taken back before the next attempt, which failed too.
    expect(meet(1, 2, second.noted).made).toMatchObject({ toThem: { due: 1 }, overruled: [] });
    // What somebody else wrote is still an edit.
    expect(meet(2, 7, first.noted).made.overruled).toHaveLength(1);
  });

  it("takes over what it merged before a crash, instead of merging it twice", () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, other) => {
        const { ledger, bases } = same({ title: base });
        const ours = { title: mine };
        const made = plan({ ours, theirs: { title: other }, ledger, bases });
        if (!("title" in made.toThem && "title" in made.toUs)) return;
        const noted = noteMeeting(ledger, made, ours, { title: other });
        const again = plan({ ours, theirs: made.toThem, ledger: noted, bases });
        expect({ ...ours, ...again.toUs }).toEqual(made.toUs);
        expect(again.toThem).toEqual({});
        // When the write never arrived, it is made once more.
        expect(plan({ ours, theirs: { title: other }, ledger: noted, bases })).toEqual(made);
      }),
    );
  });
});

describe("rules", () => {
  it("end in rest: whatever they say, the second meeting changes nothing", () => {
    fc.assert(
      fc.property(side, side, side, rules, newer, fc.boolean(), (base, ours, theirs, byField, who, isIgnored) => {
        const { ledger, bases } = same(base);
        const once = settle({ ours, theirs, ledger, bases, rules: byField, newer: who, isIgnored });
        const { held } = once.plan;
        const asked = held.map((field) => [
          field,
          { ours: hashOf(once.ours[field]), theirs: hashOf(once.theirs[field]) },
        ]);
        const conflicts = Object.fromEntries(asked);
        for (const ignoring of [true, false]) {
          const again = settle({ ...once, rules: byField, newer: who, isIgnored: ignoring, conflicts }).plan;
          expect(isQuiet(again)).toBe(true);
          expect(again.held).toEqual(held);
        }
      }),
    );
  });

  it("lose no value: each stands on a side afterwards, or was merged or overruled", () => {
    fc.assert(
      fc.property(side, side, side, rules, newer, (base, ours, theirs, byField, who) => {
        const { ledger, bases } = same(base);
        const once = settle({ ours, theirs, ledger, bases, rules: byField, newer: who });
        for (const field of fields)
          for (const [name, value] of [
            ["ours", ours[field]],
            ["theirs", theirs[field]],
          ] as const) {
            const kept = [once.ours[field], once.theirs[field]].some((now) => hashOf(now) === hashOf(value));
            const wasMerged = field !== "labels" && mergeTexts(base[field], ours[field], theirs[field]) !== null;
            const lost = once.plan.overruled.some((entry) => entry.field === field && entry.side === name);
            const isOld = hashOf(value) === hashOf(base[field]);
            expect(kept || wasMerged || lost || isOld || value.length === 0).toBe(true);
          }
      }),
    );
  });

  it("never let a field go the way that is closed to it", () => {
    fc.assert(
      fc.property(side, side, side, rules, newer, (base, ours, theirs, byField, who) => {
        const { ledger, bases } = same(base);
        const { toThem, toUs } = plan({ ours, theirs, ledger, bases, rules: byField, newer: who });
        for (const field of fields) {
          const { direction } = byField[field];
          if (direction === "here" || direction === "none") expect(toThem).not.toHaveProperty(field);
          if (direction === "there" || direction === "none") expect(toUs).not.toHaveProperty(field);
        }
      }),
    );
  });

  it("leave our change of a field that comes from there as it is, until they change it", () => {
    const first = same({ title: "old" });
    const byField = only("title", { direction: "here" });
    const changed = settle({ ...first, ours: { title: "mine" }, rules: byField });
    expect(changed).toMatchObject({ ours: { title: "mine" }, theirs: { title: "old" }, plan: { withheld: ["title"] } });
    const later = settle({ ...changed, theirs: { title: "theirs" }, rules: byField });
    expect(later.ours).toEqual({ title: "theirs" });
    expect(later.plan.overruled).toEqual([{ field: "title", side: "ours", value: "mine", rule: "direction" }]);
    // When the rule is taken back before that, our change goes there like any other.
    expect(settle({ ...changed, rules: {} }).theirs).toEqual({ title: "mine" });
  });

  it("ignore what somebody does over there, until anybody else changes it, or we do", () => {
    const first = same({ title: "old" });
    const ignored = settle({ ...first, theirs: { title: "by a bot" }, isIgnored: true });
    expect(ignored).toMatchObject({ ours: { title: "old" }, theirs: { title: "by a bot" } });
    expect(isQuiet(settle(ignored).plan)).toBe(true);
    expect(settle({ ...ignored, theirs: { title: "by Ann" } }).ours).toEqual({ title: "by Ann" });
    const ours = settle({ ...ignored, ours: { title: "mine" } });
    expect(ours.theirs).toEqual({ title: "mine" });
    expect(ours.plan.overruled).toEqual([{ field: "title", side: "theirs", value: "by a bot", rule: "ignored" }]);
  });
});

describe("a conflict that people decide", () => {
  const first = same({ title: "old", labels: [] });
  const byField = only("title", { conflict: "ask" });
  const sides = { ours: { title: "mine", labels: ["a"] }, theirs: { title: "yours", labels: [] } };
  const joined = hashOf(joinTexts("title", "mine", "yours"));
  const shown = { ours: hashOf("mine"), theirs: hashOf("yours"), joined };
  const held = settle({ ...first, ...sides, rules: byField });

  it("is held on both sides, while everything else goes on", () => {
    expect(held).toMatchObject({ ours: { title: "mine" }, theirs: { title: "yours", labels: ["a"] } });
    expect(held.plan).toMatchObject({ held: ["title"], overruled: [] });
    expect(settle({ ...held, rules: byField, conflicts: { title: shown } }).plan.held).toEqual(["title"]);
  });

  it("ends by itself when both sides say the same, or one takes its words back", () => {
    for (const title of ["yours", "old"]) {
      const again = settle({ ...held, ours: { ...held.ours, title }, rules: byField, conflicts: { title: shown } });
      expect(again.ours).toEqual(again.theirs);
      expect(again.plan.settled).toEqual(["title"]);
    }
  });

  it("ends as it was answered, also when the answer got only half way", () => {
    const answered = (answer: "ours" | "theirs" | "both", theirs = held.theirs) =>
      settle({ ...held, theirs, rules: byField, conflicts: { title: { ...shown, answer } } });
    expect(answered("ours")).toMatchObject({ theirs: { title: "mine" }, plan: { overruled: [{ value: "yours" }] } });
    expect(answered("theirs")).toMatchObject({ ours: { title: "yours" }, plan: { overruled: [{ value: "mine" }] } });
    const both = answered("both");
    expect(both).toMatchObject({ ours: { title: "mine / yours" }, theirs: { title: "mine / yours" } });
    expect(answered("both", both.theirs)).toMatchObject({ ours: { title: "mine / yours" }, plan: { overruled: [] } });
  });

  it("is asked anew when what would be given up was changed after the question", () => {
    const theirs = { ...held.theirs, title: "written later" };
    const conflicts = { title: { ...shown, answer: "ours" as const } };
    expect(settle({ ...held, theirs, rules: byField, conflicts }).plan.held).toEqual(["title"]);
  });
});
