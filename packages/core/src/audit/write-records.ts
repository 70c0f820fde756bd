/** Turns what the pipeline says into records and adds them to the trail, still unsealed. */
import { newId } from "@eureka/contracts/ids";
import { type CanonicalValue, canonicalJson } from "@eureka/kit/crypto";
import { type KeyAccess, organizationKey } from "../encryption/index.ts";
import type { AuditEntry } from "../operations/index.ts";
import { insertRecords, type NewRecord } from "./audit.store.ts";
import { type AuditContent, auditKeyOf, authenticate } from "./audit-content.ts";
import { maskSecrets } from "./mask-secrets.ts";
import { encryptPersonal } from "./personal-data.ts";

export interface DatedEntry {
  readonly entry: AuditEntry;
  readonly occurredAt: Date;
  /** How many equal ones it stands for, itself included; 1 unless it says otherwise. */
  readonly repetitions?: number;
}

/** Adds records in the given order, in one statement. */
export async function writeRecords(access: KeyAccess, entries: readonly DatedEntry[]): Promise<void> {
  const auditKey = auditKeyOf(await organizationKey(access));
  const records: NewRecord[] = [];
  for (const dated of entries) {
    const { entry } = dated;
    const content = describe(access, dated);
    records.push({
      content,
      personal: await encryptPersonal(access, content.id, entry, entry.request),
      authenticator: authenticate(auditKey, content),
    });
  }
  insertRecords(access.transaction, records);
}

function describe(access: KeyAccess, { entry, occurredAt, repetitions = 1 }: DatedEntry): AuditContent {
  return {
    organizationId: access.transaction.organizationId as string,
    id: newId("audit_record", occurredAt.getTime()),
    operation: entry.operation,
    effect: entry.effect,
    result: entry.result,
    actor: { type: entry.actor.type, id: entry.actor.id },
    onBehalfOf: entry.onBehalfOf,
    target: entry.target && { type: entry.target.type, id: entry.target.id },
    workspaceId: entry.workspaceId,
    surface: entry.request.surface,
    requestId: entry.request.id,
    correlationId: entry.request.correlationId,
    changes: canonicalJson(toJson(maskSecrets(entry.changes))),
    reason: entry.reason,
    repetitions,
    // PostgreSQL keeps microseconds, and the chain is computed from what it keeps.
    occurredAt: occurredAt.toISOString().replace("Z", "000Z"),
  };
}

/** The value as JSON carries it: Dates become text, undefined fields vanish. */
function toJson(value: unknown): CanonicalValue {
  return JSON.parse(JSON.stringify(value)) as CanonicalValue;
}
