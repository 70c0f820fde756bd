/** Table `usage_records`: it only grows. */
import type { Id } from "@eureka/contracts/ids";
import type { ModelProviderKind } from "@eureka/contracts/model-usage";
import type { UsageDivision, UsageOutcome, UsageReason } from "@eureka/contracts/usage-record";
import { from, instant, typeId } from "@eureka/kit/db";
import { and, desc, eq, gte, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { type AnyPgColumn, bigint, boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

export const usageRecords = pgTable("usage_records", {
  organizationId: typeId("organization").notNull(),
  id: typeId("usage_record").notNull(),
  at: instant().notNull(),
  memberId: typeId("member"),
  workspaceId: typeId("workspace"),
  runId: typeId("run"),
  purpose: text().notNull(),
  providerKind: text().$type<ModelProviderKind>().notNull(),
  provider: text().notNull(),
  model: text().notNull(),
  promptVersion: text().notNull(),
  outcome: text().$type<UsageOutcome>().notNull(),
  reason: text().$type<UsageReason>(),
  fallback: text().$type<UsageReason>(),
  streamed: boolean().notNull(),
  inputTokens: integer(),
  cachedInputTokens: integer(),
  outputTokens: integer(),
  reasoningTokens: integer(),
  costMicroDollars: bigint({ mode: "number" }),
  priceVersion: text(),
  latencyMilliseconds: integer().notNull(),
});

export type UsageRow = typeof usageRecords.$inferSelect;
export type NewUsageRow = typeof usageRecords.$inferInsert;

export async function insertUsageRecords(transaction: Transaction, rows: readonly NewUsageRow[]): Promise<void> {
  if (rows.length > 0)
    await from(transaction)
      .insert(usageRecords)
      .values([...rows]);
}

export interface UsageFilter {
  /** The workspaces whose records may be seen; null: all, those of no workspace too. */
  readonly visibleIn: readonly Id<"workspace">[] | null;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly memberId?: Id<"member"> | undefined;
  readonly workspaceId?: Id<"workspace"> | undefined;
  readonly runId?: Id<"run"> | undefined;
  readonly purpose?: string | undefined;
  readonly outcomes?: readonly UsageOutcome[] | undefined;
  readonly model?: string | undefined;
}

function matching(transaction: Transaction, filter: UsageFilter): SQL | undefined {
  const { visibleIn } = filter;
  return and(
    eq(usageRecords.organizationId, transaction.organizationId as Id<"organization">),
    visibleIn ? inArray(usageRecords.workspaceId, [...visibleIn]) : undefined,
    filter.from ? gte(usageRecords.at, filter.from) : undefined,
    filter.to ? lt(usageRecords.at, filter.to) : undefined,
    filter.memberId ? eq(usageRecords.memberId, filter.memberId) : undefined,
    filter.workspaceId ? eq(usageRecords.workspaceId, filter.workspaceId) : undefined,
    filter.runId ? eq(usageRecords.runId, filter.runId) : undefined,
    filter.purpose ? eq(usageRecords.purpose, filter.purpose) : undefined,
    filter.outcomes ? inArray(usageRecords.outcome, [...filter.outcomes]) : undefined,
    filter.model ? eq(usageRecords.model, filter.model) : undefined,
  );
}

/** The latest first. */
export async function selectUsageRecords(
  transaction: Transaction,
  filter: UsageFilter & {
    readonly before: { readonly at: Date; readonly id: Id<"usage_record"> } | null;
    readonly limit: number;
  },
): Promise<UsageRow[]> {
  const { before } = filter;
  const older = before
    ? or(lt(usageRecords.at, before.at), and(eq(usageRecords.at, before.at), lt(usageRecords.id, before.id)))
    : undefined;
  return from(transaction)
    .select()
    .from(usageRecords)
    .where(and(matching(transaction, filter), older))
    .orderBy(desc(usageRecords.at), desc(usageRecords.id))
    .limit(filter.limit);
}

const divisions = {
  model: sql<string>`${usageRecords.providerKind} || '/' || ${usageRecords.model}`,
  member: sql<string | null>`${usageRecords.memberId}::text`,
  day: sql<string>`to_char(${usageRecords.at} at time zone 'UTC', 'YYYY-MM-DD')`,
} as const satisfies Record<UsageDivision, SQL>;

const sumOf = (column: AnyPgColumn) => sql<number>`coalesce(sum(${column}), 0)`.mapWith(Number);
const countIf = (condition: SQL) => sql<number>`count(*) filter (where ${condition})`.mapWith(Number);

export interface UsageSumRow {
  /** A member's key is the uuid. */
  readonly key: string | null;
  readonly calls: number;
  readonly failedCalls: number;
  readonly cachedCalls: number;
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
  readonly reasoningTokens: number;
  readonly callsWithUnknownTokens: number;
  readonly costMicroDollars: number;
  readonly callsWithUnknownCost: number;
}

/** At most `limit` parts: the dearest first, days in their order. */
export async function sumUsage(
  transaction: Transaction,
  by: UsageDivision,
  filter: UsageFilter,
  limit: number,
): Promise<UsageSumRow[]> {
  const key = divisions[by];
  const cost = sumOf(usageRecords.costMicroDollars);
  return from(transaction)
    .select({ key: key as SQL<string | null>, ...sums })
    .from(usageRecords)
    .where(matching(transaction, filter))
    .groupBy(sql`1`)
    .orderBy(by === "day" ? sql`1` : desc(cost), sql`1`)
    .limit(limit);
}

/** The sums over everything that matches. */
export async function sumAllUsage(transaction: Transaction, filter: UsageFilter): Promise<UsageSumRow> {
  const [row] = await from(transaction)
    .select({ key: sql<null>`null`, ...sums })
    .from(usageRecords)
    .where(matching(transaction, filter));
  return row as UsageSumRow;
}

const sums = {
  calls: countIf(sql`true`),
  failedCalls: countIf(sql`${usageRecords.outcome} in ('failed', 'given_up')`),
  cachedCalls: countIf(sql`${usageRecords.outcome} = 'cached'`),
  inputTokens: sumOf(usageRecords.inputTokens),
  cachedInputTokens: sumOf(usageRecords.cachedInputTokens),
  outputTokens: sumOf(usageRecords.outputTokens),
  reasoningTokens: sumOf(usageRecords.reasoningTokens),
  callsWithUnknownTokens: countIf(sql`${usageRecords.inputTokens} is null or ${usageRecords.outputTokens} is null`),
  costMicroDollars: sumOf(usageRecords.costMicroDollars),
  callsWithUnknownCost: countIf(sql`${usageRecords.costMicroDollars} is null`),
};

/** What the export of a person's data holds: the latest calls that were made for this member. */
export async function selectUsageOfMember(
  transaction: Transaction,
  memberId: Id<"member">,
  limit: number,
): Promise<UsageRow[]> {
  return selectUsageRecords(transaction, { visibleIn: null, memberId, before: null, limit });
}
