/** Recomputes an organization's chain from its first record to its signed end. */
import type { AuditVerification, ChainBreak } from "@eureka/contracts/audit-record";
import { chainStart } from "@eureka/kit/crypto";
import { type KeyAccess, openOrganizationKey } from "../encryption/index.ts";
import { type AuditHead, type SealedRecord, selectChain, selectHead, selectWaitingRecords } from "./audit.store.ts";
import { auditKeyOf, hashRecord, isAuthentic } from "./audit-content.ts";
import { isHeadAuthentic } from "./audit-head.ts";

/** A record must have its seal after so many seconds. */
const sealSeconds = 10;
const pageSize = 1_000;

type Broken = Extract<AuditVerification, { verified: false }>;

/** Reads page by page, so that memory does not grow with the chain. The sealer may go on meanwhile. */
export async function verifyChain(access: KeyAccess): Promise<AuditVerification> {
  const { transaction, ports } = access;
  if (transaction.organizationId === null)
    throw new TypeError("a chain belongs to an organization; this transaction has none");
  const auditKey = auditKeyOf(await openOrganizationKey(ports, transaction.organizationId));
  let sequence = 0;
  let hash = chainStart;

  async function readOn(): Promise<Broken | null> {
    for (;;) {
      const page = await selectChain(transaction, sequence, pageSize);
      for (const record of page) {
        const reason = findBreak(record);
        if (reason) return broken(reason, sequence + 1);
        sequence = record.sequence;
        hash = record.hash;
      }
      if (page.length < pageSize) return null;
    }
  }

  function findBreak(record: SealedRecord): ChainBreak | null {
    if (record.sequence !== sequence + 1) return "missing";
    if (record.previousHash !== hash || record.hash !== hashRecord(hash, record)) return "changed";
    return isAuthentic(auditKey, record.content, record.authenticator) ? null : "forged";
  }

  /** `head` is at least as far as what was read. */
  function compareHead(head: AuditHead | null): Broken | null {
    if (!head) return null;
    if (!isHeadAuthentic(auditKey, head)) return broken("head_invalid", head.sequence);
    if (head.sequence > sequence) return broken("truncated", sequence + 1);
    return head.hash === hash ? null : broken("head_invalid", sequence);
  }

  async function readToHead(): Promise<Broken | null> {
    let head = await selectHead(transaction);
    for (;;) {
      const found = await readOn();
      if (found) return found;
      if ((head?.sequence ?? 0) >= sequence) return compareHead(head);
      // The sealer went on since the head was read: a record behind the newest head is none of its.
      head = await selectHead(transaction);
      if ((head?.sequence ?? 0) < sequence) return broken("head_invalid", (head?.sequence ?? 0) + 1);
    }
  }

  const found = await readToHead();
  if (found) return found;
  const waiting = await selectWaitingRecords(transaction, sealSeconds, pageSize);
  if (waiting.some((record) => !isAuthentic(auditKey, record.content, record.authenticator)))
    return broken("forged", null);
  if (waiting.some(({ overdue }) => overdue)) return broken("unsealed", null);
  return { verified: true, records: sequence, lastSequence: sequence };
}

function broken(reason: ChainBreak, brokenAt: number | null): Broken {
  return { verified: false, brokenAt, reason };
}
