/**
 * What changed since both sides were last the same, field by field. Pure: each side is compared with what it showed itself back then,
 * so that what a platform changes in our words while storing them is nobody's edit.
 */
import { createHash } from "node:crypto";
import { type CanonicalValue, canonicalJson } from "@eureka/kit/crypto";

/** One side's value of each field that is kept the same, in any form that is stable as JSON. */
export type Side = Readonly<Record<string, unknown>>;

/** What both sides showed when they were last the same, as hashes. */
export type Ledger = Readonly<Record<string, { readonly ours: string; readonly theirs: string }>>;

export interface Comparison {
  /** Fields that only we changed, or where our change is the one that counts. */
  readonly toThem: readonly string[];
  /** Fields that only they changed, or where their change is the one that counts. */
  readonly toUs: readonly string[];
  /** Fields that both changed, to different values. */
  readonly conflicts: readonly string[];
}

/** A short name of a value: two values with the same name are the same. */
export function hashOf(value: unknown): string {
  return createHash("sha256")
    .update(canonicalJson((value ?? null) as CanonicalValue))
    .digest("base64url")
    .slice(0, 22);
}

/**
 * Says which way each field goes. Where both sides changed it, the more recent change counts; a field that the ledger does not know
 * yet counts as changed by both.
 */
export function compareSides(input: {
  readonly ours: Side;
  readonly theirs: Side;
  readonly ledger: Ledger;
  readonly newer: "ours" | "theirs";
}): Comparison {
  const { ours, theirs, ledger, newer } = input;
  const toThem: string[] = [];
  const toUs: string[] = [];
  const conflicts: string[] = [];
  for (const field of Object.keys(ours).filter((name) => name in theirs)) {
    const [here, there] = [hashOf(ours[field]), hashOf(theirs[field])];
    const base = ledger[field];
    const weChanged = here !== base?.ours;
    const theyChanged = there !== base?.theirs;
    if (here === there || (!weChanged && !theyChanged)) continue;
    if (weChanged && theyChanged) conflicts.push(field);
    const oursCounts = weChanged && (!theyChanged || newer === "ours");
    (oursCounts ? toThem : toUs).push(field);
  }
  return { toThem, toUs, conflicts };
}

/** The ledger after both sides were made the same in these fields; the others keep their entries. */
export function recordSides(ledger: Ledger, ours: Side, theirs: Side, fields: readonly string[]): Ledger {
  const recorded = fields
    .filter((field) => field in ours && field in theirs)
    .map((field) => [field, { ours: hashOf(ours[field]), theirs: hashOf(theirs[field]) }]);
  return { ...ledger, ...Object.fromEntries(recorded) };
}
