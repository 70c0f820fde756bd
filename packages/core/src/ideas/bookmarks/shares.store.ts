/** Table `shares`: with whom a bookmark is shared. */
import type { Share } from "@eureka/contracts/bookmark";
import type { Id } from "@eureka/contracts/ids";
import { from, instant, typeId } from "@eureka/kit/db";
import { and, asc, eq, inArray } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";
import { organizationOf } from "../columns.ts";

export const shares = pgTable("shares", {
  organizationId: typeId("organization").notNull(),
  id: typeId("share").notNull(),
  bookmarkId: typeId("bookmark").notNull(),
  kind: text().$type<Share["with"]["kind"]>().notNull(),
  memberId: typeId("member"),
  workspaceId: typeId("workspace"),
  access: text().$type<Share["access"]>().notNull(),
  createdAt: instant().notNull(),
});

export type ShareRow = typeof shares.$inferSelect;

/** Shares of these bookmarks, the earliest first. */
export async function selectShares(
  transaction: Transaction,
  bookmarkIds: readonly Id<"bookmark">[],
): Promise<ShareRow[]> {
  if (bookmarkIds.length === 0) return [];
  return from(transaction)
    .select()
    .from(shares)
    .where(and(eq(shares.organizationId, organizationOf(transaction)), inArray(shares.bookmarkId, [...bookmarkIds])))
    .orderBy(asc(shares.id));
}

/** Shares with somebody; who has a share already keeps it with the new access. */
export async function upsertShare(transaction: Transaction, row: Omit<ShareRow, "organizationId">): Promise<void> {
  await from(transaction)
    .insert(shares)
    .values({ ...row, organizationId: organizationOf(transaction) })
    .onConflictDoUpdate({
      target: [shares.organizationId, shares.bookmarkId, shares.kind, shares.memberId, shares.workspaceId],
      set: { access: row.access },
    });
}

/** Takes a share of a bookmark back; undefined when it has no such share. */
export async function deleteShare(
  transaction: Transaction,
  bookmarkId: Id<"bookmark">,
  id: Id<"share">,
): Promise<ShareRow | undefined> {
  const rows = await from(transaction)
    .delete(shares)
    .where(
      and(eq(shares.organizationId, organizationOf(transaction)), eq(shares.bookmarkId, bookmarkId), eq(shares.id, id)),
    )
    .returning();
  return rows[0];
}
