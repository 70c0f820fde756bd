/** Table `connection_installs`. */
import type { Id } from "@eureka/contracts/ids";
import { bytes, from, instant, typeId } from "@eureka/kit/db";
import { and, eq, isNull, lt, type SQL } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";

/** What a state was made for; it works for nothing else. */
export type StatePurpose = "install" | "registration" | "mandate";

export const connectionInstalls = pgTable("connection_installs", {
  organizationId: typeId("organization").notNull(),
  stateHash: bytes().notNull(),
  connector: text().notNull(),
  purpose: text().$type<StatePurpose>().notNull().default("install"),
  baseUrl: text(),
  connectionId: typeId("connection"),
  verifier: bytes(),
  memberId: typeId("member").notNull(),
  begunBy: text().notNull(),
  defaultWorkspaceId: typeId("workspace"),
  createdAt: instant().notNull(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
  finishedAt: instant(),
});

export type InstallRow = typeof connectionInstalls.$inferSelect;

function ofState(transaction: Transaction, stateHash: Buffer): SQL | undefined {
  return and(inOrganization(transaction), eq(connectionInstalls.stateHash, stateHash));
}

function inOrganization(transaction: Transaction): SQL {
  return eq(connectionInstalls.organizationId, transaction.organizationId as Id<"organization">);
}

export async function insertInstall(
  transaction: Transaction,
  row: typeof connectionInstalls.$inferInsert,
): Promise<void> {
  await from(transaction).insert(connectionInstalls).values(row);
}

export async function selectInstall(transaction: Transaction, stateHash: Buffer): Promise<InstallRow | undefined> {
  const rows = await from(transaction).select().from(connectionInstalls).where(ofState(transaction, stateHash));
  return rows[0];
}

/** False when it was used before: of two that come at once, one is the first. */
export async function useInstall(transaction: Transaction, stateHash: Buffer, usedAt: Date): Promise<boolean> {
  const rows = await from(transaction)
    .update(connectionInstalls)
    .set({ usedAt })
    .where(and(ofState(transaction, stateHash), isNull(connectionInstalls.usedAt)))
    .returning({ connector: connectionInstalls.connector });
  return rows.length > 0;
}

export async function markInstallFinished(
  transaction: Transaction,
  stateHash: Buffer,
  finishedAt: Date,
): Promise<void> {
  await from(transaction).update(connectionInstalls).set({ finishedAt }).where(ofState(transaction, stateHash));
}

export async function deleteInstallsBefore(transaction: Transaction, before: Date): Promise<void> {
  await from(transaction)
    .delete(connectionInstalls)
    .where(and(inOrganization(transaction), lt(connectionInstalls.expiresAt, before)));
}
