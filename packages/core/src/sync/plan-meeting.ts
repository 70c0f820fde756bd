/**
 * What is to be done so that a work item and its copy are the same again under the rules: pure. Each side is compared with what it
 * showed itself when both were last the same, so that what a platform changes in our words while storing them is nobody's edit.
 */
import { type FieldRule, freeField } from "@eureka/contracts/sync-rules";
import { hashOf, type Ledger, type Side } from "./compare-sides.ts";
import { mergeTexts } from "./merge-texts.ts";

export type SideName = "ours" | "theirs";

/** What texts said when both sides were last the same, by field. */
export type BaseTexts = Readonly<Record<string, string>>;

/** A conflict that people were asked about, with the hashes of the values that they were shown. */
export interface OpenConflict {
  readonly ours: string;
  readonly theirs: string;
  /** The hash of both texts joined: what stands over there when the answer "both" got only half way. */
  readonly joined?: string;
  /** What they answered; missing while nobody has. */
  readonly answer?: SideName | "both";
}

export interface MeetingInput {
  readonly ours: Side;
  readonly theirs: Side;
  readonly ledger: Ledger;
  readonly bases: BaseTexts;
  /** By the field's name in a side; a field without a rule goes both ways, and of two changes the more recent one counts. */
  readonly rules: Readonly<Record<string, FieldRule>>;
  readonly newer: SideName;
  readonly conflicts: Readonly<Record<string, OpenConflict>>;
  /** What changed over there was done by somebody whose edits a rule ignores. */
  readonly isIgnored: boolean;
  /** A merged text that is longer is none; missing for a field without a limit. */
  readonly longest?: Readonly<Record<string, number>>;
}

/** A value that was lost to the other side's, and which rule said so. It is kept, so that people can bring it back. */
export interface Overruled {
  readonly field: string;
  readonly side: SideName;
  readonly value: unknown;
  readonly rule: "latest" | "here" | "there" | "direction" | "ignored" | "answer";
}

export interface MeetingPlan {
  /** Values that are written over there. */
  readonly toThem: Side;
  /** Values that are taken over here. Those of texts that were merged, or answered with both, go both ways. */
  readonly toUs: Side;
  /** Conflicts that people must decide: both sides stay as they are. */
  readonly held: readonly string[];
  /** Conflicts that were open and are none any more. */
  readonly settled: readonly string[];
  readonly overruled: readonly Overruled[];
  /** Their values that a rule leaves over there, because of who wrote them. */
  readonly ignored: readonly string[];
  /** Fields that stay different, because nothing may go the way that it would have to. */
  readonly withheld: readonly string[];
}

type Fate =
  | { readonly kind: "same" }
  | { readonly kind: "held" | "ignored" | "withheld" }
  | { readonly kind: SideName; readonly lost: Overruled["rule"] | null }
  | { readonly kind: "both"; readonly value: string };

export function planMeeting(input: MeetingInput): MeetingPlan {
  const { ours, theirs, conflicts } = input;
  const toThem: Record<string, unknown> = {};
  const toUs: Record<string, unknown> = {};
  const overruled: Overruled[] = [];
  const stay = { held: [] as string[], ignored: [] as string[], withheld: [] as string[] };
  for (const field of Object.keys(ours).filter((name) => name in theirs)) {
    const fate = decideField(input, field);
    if (fate.kind === "ours") toThem[field] = ours[field];
    else if (fate.kind === "theirs") toUs[field] = theirs[field];
    else if (fate.kind === "both") toThem[field] = toUs[field] = fate.value;
    else if (fate.kind !== "same") stay[fate.kind].push(field);
    if ((fate.kind !== "ours" && fate.kind !== "theirs") || fate.lost === null) continue;
    const side = fate.kind === "ours" ? "theirs" : "ours";
    const value = input[side][field];
    if (!isEmpty(value)) overruled.push({ field, side, value, rule: fate.lost });
  }
  const settled = Object.keys(conflicts).filter((field) => !stay.held.includes(field));
  return { toThem, toUs, ...stay, settled, overruled };
}

/** The ways on which nobody decides anything come first; a conflict is what is left. */
function decideField(input: MeetingInput, field: string): Fate {
  const { ours, theirs, ledger, rules, conflicts } = input;
  const [here, there] = [hashOf(ours[field]), hashOf(theirs[field])];
  if (here === there) return { kind: "same" };
  const { direction } = rules[field] ?? freeField;
  const base = ledger[field];
  // Our own write of which no answer came is no edit of theirs, and whatever stands here by now is newer.
  const isOurOwn = base?.sent !== undefined && base.sent === there;
  const weChanged = isOurOwn || here !== base?.ours;
  const theyChanged = !isOurOwn && there !== base?.theirs;
  if (!weChanged && !theyChanged) return { kind: "same" };
  if (direction === "none") return { kind: "withheld" };
  if (base?.merging?.ours === here && base.merging.theirs === there) return { kind: "theirs", lost: null };
  // What people are asked about was written by somebody whose words count.
  const isIgnored = input.isIgnored && conflicts[field]?.theirs !== there;
  if (theyChanged && direction !== "there" && (isIgnored || there === base?.ignored))
    return weChanged && direction !== "here" ? { kind: "ours", lost: "ignored" } : { kind: "ignored" };
  if (direction === "here") return theyChanged ? { kind: "theirs", lost: lostBy(weChanged) } : { kind: "withheld" };
  if (direction === "there") return weChanged ? { kind: "ours", lost: lostBy(theyChanged) } : { kind: "withheld" };
  if (weChanged && theyChanged) return decideConflict(input, field);
  return { kind: weChanged ? "ours" : "theirs", lost: null };
}

function lostBy(otherChanged: boolean): Overruled["rule"] | null {
  return otherChanged ? "direction" : null;
}

function decideConflict(input: MeetingInput, field: string): Fate {
  const { ours, theirs, bases, rules, newer, conflicts } = input;
  const [mine, other, base] = [ours[field], theirs[field], bases[field]];
  if (typeof mine === "string" && typeof other === "string" && base !== undefined) {
    const merged = mergeTexts(base, mine, other);
    // One side may have said already what both say together.
    if (merged === mine || merged === other) return { kind: merged === mine ? "ours" : "theirs", lost: null };
    if (merged !== null && fits(input, field, merged)) return { kind: "both", value: merged };
  }
  const answered = conflicts[field] && takeAnswer(input, field, conflicts[field]);
  if (answered) return answered;
  const { conflict } = rules[field] ?? freeField;
  if (conflict === "ask") return { kind: "held" };
  if (conflict === "latest") return { kind: newer, lost: "latest" };
  return { kind: conflict === "here" ? "ours" : "theirs", lost: conflict };
}

/** An answer gives up what people were shown; what was written since then they know nothing of, and are asked anew. */
function takeAnswer(input: MeetingInput, field: string, { answer, ...shown }: OpenConflict): Fate | null {
  const [mine, other] = [input.ours[field], input.theirs[field]];
  const [isMine, isOther] = [hashOf(mine) === shown.ours, hashOf(other) === shown.theirs];
  if (answer === "ours") return isOther ? { kind: "ours", lost: "answer" } : null;
  if (answer === "theirs") return isMine ? { kind: "theirs", lost: "answer" } : null;
  if (answer !== "both" || !isMine) return null;
  if (hashOf(other) === shown.joined) return { kind: "theirs", lost: null };
  const value = isOther ? joinTexts(field, mine, other) : null;
  return value !== null && fits(input, field, value) ? { kind: "both", value } : null;
}

/** Both texts, one after the other; null for what is no text. */
export function joinTexts(field: string, ours: unknown, theirs: unknown): string | null {
  if (typeof ours !== "string" || typeof theirs !== "string") return null;
  return field === "title" ? `${ours} / ${theirs}` : `${ours}\n\n${theirs}`;
}

function fits({ longest = {} }: MeetingInput, field: string, text: string): boolean {
  return text.length <= (longest[field] ?? Number.POSITIVE_INFINITY);
}

/** Nothing is lost with an empty value. */
function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === "" ||
    value === "none" ||
    (Array.isArray(value) && value.length === 0)
  );
}
