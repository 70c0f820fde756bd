/** What the ledger and the base texts of a copy say after both sides were brought together: pure. */
import { hashOf, type Ledger, recordSides, type Side } from "./compare-sides.ts";
import type { BaseTexts, MeetingPlan, Overruled } from "./plan-meeting.ts";

export interface Records {
  readonly ledger: Ledger;
  readonly bases: BaseTexts;
}

/** Both sides as they stand afterwards. `ours` is null where it could not be changed, because somebody changed it meanwhile. */
export interface Standing {
  readonly ours: Side | null;
  /** Our side as it was sent. */
  readonly sent: Side;
  readonly theirs: Side;
}

/** To be kept before anything is written over there, so that a crash in between neither merges nor keeps a value twice. */
export function noteMeeting(before: Ledger, plan: MeetingPlan, ours: Side, theirs: Side): Ledger {
  const merged = mergedBy(plan);
  const sent = Object.keys(plan.toThem).filter((field) => !merged.includes(field));
  const sending = sent.map((field) => {
    const entry = before[field] ?? { ours: "", theirs: "" };
    const there = hashOf(theirs[field]);
    // What an earlier attempt sent stands there: both sides showed it then, and the next attempt may fail too.
    const standing = entry.sent === there && { ours: there, theirs: there };
    return [field, { ...entry, ...standing, sent: hashOf(plan.toThem[field]) }];
  });
  const noted: Ledger = { ...before, ...Object.fromEntries(sending) };
  const merging = merged.map((field) => {
    const entry = before[field] ?? { ours: "", theirs: "" };
    return [field, { ...entry, merging: { ours: hashOf(ours[field]), theirs: hashOf(plan.toThem[field]) } }];
  });
  const overruled = lostThere(plan).map(({ field, value }) => {
    const entry = noted[field] ?? { ours: "", theirs: "" };
    return [field, { ...entry, overruled: hashOf(value) }];
  });
  return { ...noted, ...Object.fromEntries([...merging, ...overruled]) };
}

export function recordMeeting(before: Records, plan: MeetingPlan, { ours, sent, theirs }: Standing): Records {
  const left = new Set([...plan.held, ...plan.withheld, ...plan.ignored]);
  const merged = mergedBy(plan);
  const fields =
    ours === null ? Object.keys(plan.toThem).filter((field) => !merged.includes(field)) : Object.keys(theirs);
  const recorded = fields.filter((field) => !left.has(field));
  const shown = ours ?? sent;
  const ledger = {
    ...recordSides(before.ledger, shown, theirs, recorded),
    ...ignoredOf(before.ledger, plan, shown, theirs),
  };
  const bases = recordBases(before.bases, shown, recorded);
  return ours === null ? recordHalf({ ledger, bases }, merged, sent) : { ledger, bases };
}

/** Whether one side did not take the other's parent: it would make a ring there, or is too deep or too full. */
export function isParentRefused({ toThem, toUs }: MeetingPlan, ours: Side, theirs: Side): boolean {
  return ("parent" in toThem || "parent" in toUs) && hashOf(ours.parent) !== hashOf(theirs.parent);
}

/** Both sides keep what they say, and ours counts from now on: whatever is compared next tries to bring it there. */
export function leaveParentOpen(ledger: Ledger): Ledger {
  const entry = ledger.parent;
  return entry ? { ...ledger, parent: { ...entry, ours: "" } } : ledger;
}

/** Values that stand over there alone, and are about to be overwritten. */
export function lostThere({ overruled }: MeetingPlan): readonly Overruled[] {
  return overruled.filter(({ side }) => side === "theirs");
}

export function mergedBy({ toThem, toUs }: MeetingPlan): string[] {
  return Object.keys(toThem).filter((field) => field in toUs);
}

/** A text that was merged only over there holds what we sent: whatever was written here since then is merged with that. */
function recordHalf({ ledger, bases }: Records, merged: readonly string[], sent: Side): Records {
  const entries = merged.map((field) => [field, { ours: hashOf(sent[field]), theirs: ledger[field]?.theirs ?? "" }]);
  return { ledger: { ...ledger, ...Object.fromEntries(entries) }, bases: recordBases(bases, sent, merged) };
}

/** Their value is known, and stays a change that is not ours: what we write later overrules it. */
function ignoredOf(ledger: Ledger, { ignored }: MeetingPlan, ours: Side, theirs: Side): Ledger {
  return Object.fromEntries(
    ignored.map((field) => {
      const entry = ledger[field] ?? { ours: hashOf(ours[field]), theirs: "" };
      return [field, { ...entry, ignored: hashOf(theirs[field]) }];
    }),
  );
}

/** The fields whose bases are kept, because their edits can be merged. */
const mergedFields = ["title", "body"];

export function recordBases(bases: BaseTexts, shown: Side, fields: readonly string[]): BaseTexts {
  const texts = fields
    .filter((field) => mergedFields.includes(field) && typeof shown[field] === "string")
    .map((field) => [field, shown[field] as string]);
  return { ...bases, ...Object.fromEntries(texts) };
}
