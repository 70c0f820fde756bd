/** Table `pull_request_rules`: what becomes of the pull requests of a connected board. */
import type { Id } from "@eureka/contracts/ids";
import { type BotTreatment, defaultPullRequestRules, type PullRequestRules } from "@eureka/contracts/pull-request";
import { from, instant, json, typeId } from "@eureka/kit/db";
import { and, eq, sql } from "drizzle-orm";
import { boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";

export const pullRequestRules = pgTable("pull_request_rules", {
  organizationId: typeId("organization").notNull(),
  connectedBoardId: typeId("connected_board").notNull(),
  syncIssues: boolean().notNull(),
  syncPrs: boolean().notNull(),
  makesItems: boolean().notNull(),
  bots: text().$type<BotTreatment>().notNull(),
  namedBots: json<PullRequestRules["namedBots"]>().notNull(),
  moves: json<PullRequestRules["moves"]>().notNull(),
  evaluates: boolean().notNull().default(false),
  evaluatedLabels: json<PullRequestRules["evaluatedLabels"]>().notNull().default([]),
  cursor: text(),
  branchesCursor: text(),
  version: integer().notNull().default(1),
  updatedAt: instant().notNull(),
});

export type StoredRules = PullRequestRules & { readonly cursor: string | null; readonly branchesCursor: string | null };

function current(transaction: Transaction): Id<"organization"> {
  return transaction.organizationId as Id<"organization">;
}

/** What nobody set is as it was before there were rules. */
export async function selectPullRequestRules(
  transaction: Transaction,
  connectedBoardId: Id<"connected_board">,
): Promise<StoredRules> {
  const {
    syncIssues,
    syncPrs,
    makesItems,
    bots,
    namedBots,
    moves,
    evaluates,
    evaluatedLabels,
    cursor,
    branchesCursor,
  } = pullRequestRules;
  const rows = await from(transaction)
    .select({
      syncIssues,
      syncPrs,
      makesItems,
      bots,
      namedBots,
      moves,
      evaluates,
      evaluatedLabels,
      cursor,
      branchesCursor,
    })
    .from(pullRequestRules)
    .where(rowIs(transaction, connectedBoardId));
  return (
    rows[0] ?? { ...defaultPullRequestRules, namedBots: [], evaluatedLabels: [], cursor: null, branchesCursor: null }
  );
}

export async function upsertPullRequestRules(
  transaction: Transaction,
  connectedBoardId: Id<"connected_board">,
  rules: PullRequestRules,
  updatedAt: Date,
): Promise<void> {
  const organizationId = current(transaction);
  await from(transaction)
    .insert(pullRequestRules)
    .values({ organizationId, connectedBoardId, ...rules, updatedAt })
    .onConflictDoUpdate({
      target: [pullRequestRules.organizationId, pullRequestRules.connectedBoardId],
      set: { ...rules, updatedAt, version: sql`${pullRequestRules.version} + 1` },
    });
}

export async function updatePullRequestCursor(
  transaction: Transaction,
  connectedBoardId: Id<"connected_board">,
  cursor: string,
): Promise<void> {
  await from(transaction).update(pullRequestRules).set({ cursor }).where(rowIs(transaction, connectedBoardId));
}

export async function updateBranchesCursor(
  transaction: Transaction,
  connectedBoardId: Id<"connected_board">,
  branchesCursor: string,
): Promise<void> {
  await from(transaction).update(pullRequestRules).set({ branchesCursor }).where(rowIs(transaction, connectedBoardId));
}

function rowIs(transaction: Transaction, connectedBoardId: Id<"connected_board">) {
  return and(
    eq(pullRequestRules.organizationId, current(transaction)),
    eq(pullRequestRules.connectedBoardId, connectedBoardId),
  );
}
