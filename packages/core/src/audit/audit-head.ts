/** The signed end of a chain: without it nobody could tell that the last records were cut off. */
import type { KeyObject } from "node:crypto";
import type { Id } from "@eureka/contracts/ids";
import type { AuditHead } from "./audit.store.ts";
import { authenticate, isAuthentic } from "./audit-content.ts";

/** Called with each new head after its commit, to keep it outside the database: against an old copy of the whole database nothing else helps. */
export type AnchorHead = (head: {
  organizationId: Id<"organization">;
  sequence: number;
  hash: string;
}) => void | Promise<void>;

type UnsignedHead = Omit<AuditHead, "signature">;

export function signHead(auditKey: KeyObject, head: UnsignedHead): AuditHead {
  return { ...head, signature: authenticate(auditKey, signedPart(head)) };
}

export function isHeadAuthentic(auditKey: KeyObject, head: AuditHead): boolean {
  return isAuthentic(auditKey, signedPart(head), head.signature);
}

function signedPart({ organizationId, sequence, hash }: UnsignedHead) {
  return { head: 1, organizationId, sequence, hash };
}
