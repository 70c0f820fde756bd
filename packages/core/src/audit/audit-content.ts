/** What of a record is authenticated when it is written and hashed when it is sealed. */
import { createHmac, type KeyObject, timingSafeEqual } from "node:crypto";
import { type CanonicalValue, canonicalJson, deriveKey, hashChain } from "@eureka/kit/crypto";

/** Everything but personal data, which must stay erasable. Ids are TypeIDs, times UTC with microseconds. */
export type AuditContent = {
  readonly organizationId: string;
  readonly id: string;
  readonly operation: string;
  readonly effect: string;
  readonly result: string;
  readonly actor: { readonly type: string; readonly id: string };
  readonly onBehalfOf: string | null;
  readonly target: { readonly type: string | null; readonly id: string | null } | null;
  readonly workspaceId: string | null;
  readonly surface: string;
  readonly requestId: string;
  readonly correlationId: string;
  /** Canonical JSON, as a text. */
  readonly changes: string;
  readonly reason: string | null;
  readonly repetitions: number;
  readonly occurredAt: string | null;
};

/** A record at its place in the chain. */
export interface ChainedContent {
  readonly content: AuditContent;
  readonly authenticator: Uint8Array;
  readonly recordedAt: string | null;
  readonly sequence: number;
}

const derived = new WeakMap<KeyObject, KeyObject>();

/** The key with which an organization's records and heads are authenticated. It outlives a change of the master key. */
export function auditKeyOf(organizationKey: KeyObject): KeyObject {
  const known = derived.get(organizationKey) ?? deriveKey(organizationKey, "audit");
  derived.set(organizationKey, known);
  return known;
}

/** An HMAC-SHA256 over a value as canonical JSON. */
export function authenticate(auditKey: KeyObject, value: CanonicalValue): Buffer {
  return createHmac("sha256", auditKey).update(canonicalJson(value)).digest();
}

export function isAuthentic(auditKey: KeyObject, value: CanonicalValue, authenticator: Uint8Array): boolean {
  const expected = authenticate(auditKey, value);
  return authenticator.length === expected.length && timingSafeEqual(authenticator, expected);
}

/** The hash of the chain up to and including a record: see {@link hashChain}. */
export function hashRecord(
  previousHash: string,
  { content, authenticator, recordedAt, sequence }: ChainedContent,
): string {
  return hashChain(previousHash, {
    ...content,
    authenticator: Buffer.from(authenticator).toString("hex"),
    recordedAt,
    sequence,
  });
}
