/** Tables `audit_records` and `audit_heads`. */
import type { Actor } from "@eureka/contracts/actor";
import { type AuditResult, auditResults } from "@eureka/contracts/audit-record";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { bytes, from, instant, query, rowSource, statementOf, typeId, writeLater } from "@eureka/kit/db";
import { and, desc, eq, inArray, lt, type SQL, sql } from "drizzle-orm";
import { bigint, integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";
import type { AuditContent, ChainedContent } from "./audit-content.ts";

export const auditRecords = pgTable("audit_records", {
  organizationId: typeId("organization").notNull(),
  id: typeId("audit_record").notNull(),
  operation: text().notNull(),
  effect: text({ enum: ["read", "write", "danger"] }).notNull(),
  result: text({ enum: auditResults }).notNull(),
  actorType: text().$type<Actor["type"]>().notNull(),
  actorId: text().notNull(),
  onBehalfOf: typeId("member"),
  targetType: text(),
  targetId: text(),
  workspaceId: typeId("workspace"),
  surface: text().notNull(),
  requestId: text().notNull(),
  correlationId: text().notNull(),
  changes: text().notNull(),
  reason: text(),
  repetitions: integer().notNull(),
  occurredAt: instant().notNull(),
  recordedAt: instant().notNull(),
  personal: bytes(),
  authenticator: bytes().notNull(),
  sequence: bigint({ mode: "number" }),
  previousHash: bytes(),
  hash: bytes(),
});

export const auditHeads = pgTable("audit_heads", {
  organizationId: typeId("organization").notNull(),
  sequence: bigint({ mode: "number" }).notNull(),
  hash: bytes().notNull(),
  signature: bytes().notNull(),
  sealedAt: instant().notNull(),
});

export interface NewRecord {
  readonly content: AuditContent;
  readonly personal: Uint8Array | null;
  readonly authenticator: Uint8Array;
}

const newRecordColumns = {
  id: "uuid",
  operation: "text",
  effect: "text",
  result: "text",
  actor_type: "text",
  actor_id: "text",
  on_behalf_of: "uuid",
  target_type: "text",
  target_id: "text",
  workspace_id: "uuid",
  surface: "text",
  request_id: "text",
  correlation_id: "text",
  changes: "text",
  reason: "text",
  repetitions: "integer",
  occurred_at: "timestamptz",
  personal: "bytea",
  authenticator: "bytea",
};
const newRecordNames = Object.keys(newRecordColumns).join(", ");

/** Adds records to the trail of the transaction's organization; they are written with the next statement that is waited for. */
export function insertRecords(transaction: Transaction, records: readonly NewRecord[]): void {
  const rows = records.map(({ content, personal, authenticator }) => [
    toUuid(content.id),
    content.operation,
    content.effect,
    content.result,
    content.actor.type,
    content.actor.id,
    uuidOrNull(content.onBehalfOf),
    content.target?.type ?? null,
    content.target?.id ?? null,
    uuidOrNull(content.workspaceId),
    content.surface,
    content.requestId,
    content.correlationId,
    content.changes,
    content.reason,
    content.repetitions,
    content.occurredAt,
    personal,
    authenticator,
  ]);
  const source = rowSource("record", newRecordColumns, rows);
  const insert = () => `insert into audit_records (organization_id, ${newRecordNames})
    select current_organization(), ${newRecordNames} from ${source.text}`;
  writeLater(transaction, statementOf(`audit.insert_records.${source.variant}`, insert), source.values);
}

function uuidOrNull(id: string | null): string | null {
  return id === null ? null : toUuid(id);
}

/** A record as the functions for sealing and verifying give it. */
interface ContentRow extends Record<string, unknown> {
  organization_id: string;
  id: string;
  operation: string;
  effect: string;
  result: string;
  actor_type: string;
  actor_id: string;
  on_behalf_of: string | null;
  target_type: string | null;
  target_id: string | null;
  workspace_id: string | null;
  surface: string;
  request_id: string;
  correlation_id: string;
  changes: string;
  reason: string | null;
  repetitions: number;
  occurred: string | null;
  recorded: string | null;
  authenticator: Buffer;
}

function readContent(row: ContentRow): AuditContent {
  return {
    organizationId: fromUuid("organization", row.organization_id),
    id: fromUuid("audit_record", row.id),
    operation: row.operation,
    effect: row.effect,
    result: row.result,
    actor: { type: row.actor_type, id: row.actor_id },
    onBehalfOf: row.on_behalf_of && fromUuid("member", row.on_behalf_of),
    target: row.target_type === null && row.target_id === null ? null : { type: row.target_type, id: row.target_id },
    workspaceId: row.workspace_id && fromUuid("workspace", row.workspace_id),
    surface: row.surface,
    requestId: row.request_id,
    correlationId: row.correlation_id,
    changes: row.changes,
    reason: row.reason,
    repetitions: row.repetitions,
    occurredAt: row.occurred,
  };
}

export interface UnsealedRecord extends Omit<ChainedContent, "sequence"> {
  readonly organizationId: Id<"organization">;
}

/** The oldest unsealed records of all organizations but some. The lock that lets only one sealer work is held until the commit. */
export async function selectRecordsToSeal(
  transaction: Transaction,
  batch: number,
  leftOut: readonly Id<"organization">[],
): Promise<UnsealedRecord[]> {
  const rows = await query<ContentRow>(
    transaction,
    { name: "audit.records_to_seal", text: "select * from audit_records_to_seal($1, $2)" },
    [batch, leftOut.map(toUuid)],
  );
  return rows.map((row) => ({
    organizationId: fromUuid("organization", row.organization_id),
    content: readContent(row),
    authenticator: row.authenticator,
    recordedAt: row.recorded,
  }));
}

/** The signed end of a chain. */
export interface AuditHead {
  readonly organizationId: Id<"organization">;
  readonly sequence: number;
  /** In hexadecimal digits. */
  readonly hash: string;
  readonly signature: Uint8Array;
}

interface HeadRow extends Record<string, unknown> {
  organization_id: string;
  sequence: number;
  hash: Buffer;
  signature: Buffer;
}

function readHead(row: HeadRow): AuditHead {
  const { sequence, signature } = row;
  return {
    organizationId: fromUuid("organization", row.organization_id),
    sequence,
    hash: row.hash.toString("hex"),
    signature,
  };
}

/** The heads of these organizations' chains, in a transaction without organization. */
export async function selectHeads(
  transaction: Transaction,
  organizationIds: readonly Id<"organization">[],
): Promise<AuditHead[]> {
  const rows = await query<HeadRow>(transaction, { name: "audit.heads", text: "select * from audit_heads_of($1)" }, [
    organizationIds.map(toUuid),
  ]);
  return rows.map(readHead);
}

export interface Seal {
  readonly id: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** Seals of records that follow place `after` of a chain, and the head that they make. */
export interface ChainPart {
  readonly after: number;
  readonly seals: readonly Seal[];
  readonly head: AuditHead;
}

/** Stores seals and heads of several organizations at once. Fails, and stores nothing, when one of the chains is not there (any more). */
export async function storeSeals(transaction: Transaction, chains: readonly ChainPart[]): Promise<void> {
  const seals = chains.flatMap((chain) => chain.seals);
  await query(
    transaction,
    { name: "audit.seal_chains", text: "select seal_audit_chains($1, $2, $3, $4, $5, $6, $7)" },
    [
      chains.map(({ head }) => toUuid(head.organizationId)),
      chains.map(({ after }) => after),
      chains.map((chain) => chain.seals.length),
      chains.map(({ head }) => head.signature),
      seals.map((seal) => toUuid(seal.id)),
      seals.map((seal) => Buffer.from(seal.previousHash, "hex")),
      seals.map((seal) => Buffer.from(seal.hash, "hex")),
    ],
  );
}

/** The head of the transaction's organization. */
export async function selectHead(transaction: Transaction): Promise<AuditHead | null> {
  const [row] = await query<HeadRow>(
    transaction,
    {
      name: "audit.head",
      text: "select organization_id, sequence, hash, signature from audit_heads where organization_id = $1",
    },
    [organizationOf(transaction)],
  );
  return row ? readHead(row) : null;
}

export interface SealedRecord extends ChainedContent {
  readonly previousHash: string;
  readonly hash: string;
}

/** The next records of the organization's chain behind place `after`, in order. */
export async function selectChain(transaction: Transaction, after: number, limit: number): Promise<SealedRecord[]> {
  const rows = await query<ContentRow & { sequence: number; previous_hash: Buffer; hash: Buffer }>(
    transaction,
    {
      name: "audit.chain",
      text: `select *, audit_time(occurred_at) as occurred, audit_time(recorded_at) as recorded
             from audit_records where organization_id = $1 and sequence > $2 order by sequence limit $3`,
    },
    [organizationOf(transaction), after, limit],
  );
  return rows.map((row) => ({
    content: readContent(row),
    authenticator: row.authenticator,
    recordedAt: row.recorded,
    sequence: row.sequence,
    previousHash: row.previous_hash.toString("hex"),
    hash: row.hash.toString("hex"),
  }));
}

/** An unsealed record, and whether it has waited too long or claims to come from the future. */
export interface WaitingRecord {
  readonly content: AuditContent;
  readonly authenticator: Uint8Array;
  readonly overdue: boolean;
}

/** The oldest records that wait for their seal. */
export async function selectWaitingRecords(
  transaction: Transaction,
  seconds: number,
  limit: number,
): Promise<WaitingRecord[]> {
  const rows = await query<ContentRow & { overdue: boolean }>(
    transaction,
    {
      name: "audit.waiting_records",
      text: `select *, audit_time(occurred_at) as occurred, audit_time(recorded_at) as recorded,
               recorded_at not between clock_timestamp() - $2 * interval '1 second' and clock_timestamp() + $2 * interval '1 second' as overdue
             from audit_records where organization_id = $1 and sequence is null order by recorded_at limit $3`,
    },
    [organizationOf(transaction), seconds, limit],
  );
  return rows.map((row) => ({ content: readContent(row), authenticator: row.authenticator, overdue: row.overdue }));
}

export interface RecordFilter {
  readonly actorId?: string | undefined;
  readonly operation?: string | undefined;
  readonly targetType?: string | undefined;
  readonly targetId?: string | undefined;
  readonly result?: AuditResult | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Whether records that belong to no workspace, and those of all workspaces, are among them. */
  readonly organizationWide: boolean;
  readonly workspaceIds: readonly Id<"workspace">[];
  readonly before: Id<"audit_record"> | null;
  readonly limit: number;
}

export type AuditRow = typeof auditRecords.$inferSelect;

/** Records that pass the filter, newest first. */
export async function selectRecords(transaction: Transaction, filter: RecordFilter): Promise<AuditRow[]> {
  if (!filter.organizationWide && filter.workspaceIds.length === 0) return [];
  const places = filter.organizationWide ? undefined : inArray(auditRecords.workspaceId, [...filter.workspaceIds]);
  return from(transaction)
    .select()
    .from(auditRecords)
    .where(
      and(
        eq(auditRecords.organizationId, transaction.organizationId as Id<"organization">),
        places,
        filter.actorId ? eq(auditRecords.actorId, filter.actorId) : undefined,
        filter.operation ? eq(auditRecords.operation, filter.operation) : undefined,
        filter.targetType ? eq(auditRecords.targetType, filter.targetType) : undefined,
        filter.targetId ? eq(auditRecords.targetId, filter.targetId) : undefined,
        filter.result ? eq(auditRecords.result, filter.result) : undefined,
        filter.from ? sinceTime(filter.from) : undefined,
        filter.to ? untilTime(filter.to) : undefined,
        filter.before ? lt(auditRecords.id, filter.before) : undefined,
      ),
    )
    .orderBy(desc(auditRecords.id))
    .limit(filter.limit);
}

/** A record's id begins with the millisecond at which it happened, so that the key serves as the index over time. */
function sinceTime(time: string): SQL {
  return sql`${auditRecords.id} >= first_uuid_of(${time}::timestamptz)`;
}

function untilTime(time: string): SQL {
  return sql`${auditRecords.id} < first_uuid_of(${time}::timestamptz)`;
}

function organizationOf(transaction: Transaction): string {
  return toUuid(transaction.organizationId as string);
}
