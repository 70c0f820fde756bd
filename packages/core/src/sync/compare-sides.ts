/** The ledger of a copy: what each side showed, field by field, when both were last the same. Pure. */
import { createHash } from "node:crypto";
import type { Id } from "@eureka/contracts/ids";
import { type CanonicalValue, canonicalJson } from "@eureka/kit/crypto";

/** One side's value of each field that is kept the same, in any form that is stable as JSON. */
export type Side = Readonly<Record<string, unknown>>;

/** What both sides showed when they were last the same, as hashes. */
export type Ledger = Readonly<Record<string, LedgerEntry>>;

/** What a ledger notes of a write: when, which version the platform gave it, and what led to it. */
export interface Written {
  readonly at: string;
  readonly remoteVersion: string | null;
  readonly eventId: Id<"event"> | null;
  readonly correlationId: string;
  /** The platform's id of the person in whose name we wrote it; left out: by the account of the connection. */
  readonly by?: string;
}

export interface LedgerEntry {
  readonly ours: string;
  readonly theirs: string;
  /** What somebody whose edits are ignored made of theirs since then. */
  readonly ignored?: string;
  /** Noted before a write whose answer may be lost: which text of ours was merged, and into what. */
  readonly merging?: { readonly ours: string; readonly theirs: string };
  /** Noted before a write whose answer may be lost: what of ours may stand over there by now. */
  readonly sent?: string;
  /** Noted before their value is overwritten: it is kept already. */
  readonly overruled?: string;
  /** When we last wrote it over there, and what led to that. */
  readonly written?: Written;
}

/** A short name of a value: two values with the same name are the same. */
export function hashOf(value: unknown): string {
  return createHash("sha256")
    .update(canonicalJson((value ?? null) as CanonicalValue))
    .digest("base64url")
    .slice(0, 22);
}

/** The ledger after both sides were made the same in these fields; the others keep their entries. */
export function recordSides(ledger: Ledger, ours: Side, theirs: Side, fields: readonly string[]): Ledger {
  const recorded = fields
    .filter((field) => field in ours && field in theirs)
    .map((field) => {
      const written = ledger[field]?.written;
      return [field, { ours: hashOf(ours[field]), theirs: hashOf(theirs[field]), ...(written && { written }) }];
    });
  return { ...ledger, ...Object.fromEntries(recorded) };
}

/** The ledger after we wrote these fields over there. `names`: in whose names, by field. */
export function noteWritten(
  ledger: Ledger,
  fields: readonly string[],
  written: Written,
  names: ReadonlyMap<string, string> = new Map(),
): Ledger {
  const noted = fields.flatMap((field) => {
    const by = names.get(field);
    const entry = ledger[field];
    return entry ? [[field, { ...entry, written: { ...written, ...(by !== undefined && { by }) } }] as const] : [];
  });
  return { ...ledger, ...Object.fromEntries(noted) };
}
