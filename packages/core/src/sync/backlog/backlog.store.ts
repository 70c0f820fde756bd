/** Table `sync_backlog`: what the comparison of a whole board found and what waits for its turn under the board's cap. */
import type { Id } from "@eureka/contracts/ids";
import { from, instant, json, typeId } from "@eureka/kit/db";
import { and, asc, count, eq, inArray } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";
import type { BacklogWish } from "./backlog-wish.ts";

export const syncBacklog = pgTable("sync_backlog", {
  organizationId: typeId("organization").notNull(),
  boardId: typeId("board").notNull(),
  wishKey: text().notNull(),
  wish: json<BacklogWish>().notNull(),
  queuedAt: instant().notNull(),
});

function isOfBoard(transaction: Transaction, boardId: Id<"board">) {
  return and(
    eq(syncBacklog.organizationId, transaction.organizationId as Id<"organization">),
    eq(syncBacklog.boardId, boardId),
  );
}

/** What waits already waits on where it stands. */
export async function insertWishes(
  transaction: Transaction,
  boardId: Id<"board">,
  wishes: readonly { readonly wishKey: string; readonly wish: BacklogWish }[],
  queuedAt: Date,
): Promise<void> {
  if (wishes.length === 0) return;
  const organizationId = transaction.organizationId as Id<"organization">;
  await from(transaction)
    .insert(syncBacklog)
    .values(wishes.map((wish) => ({ ...wish, organizationId, boardId, queuedAt })))
    .onConflictDoNothing();
}

/** Takes the first ones out. */
export async function takeWishes(
  transaction: Transaction,
  boardId: Id<"board">,
  limit: number,
): Promise<BacklogWish[]> {
  const first = await from(transaction)
    .select({ wishKey: syncBacklog.wishKey, wish: syncBacklog.wish })
    .from(syncBacklog)
    .where(isOfBoard(transaction, boardId))
    .orderBy(asc(syncBacklog.queuedAt), asc(syncBacklog.wishKey))
    .limit(limit)
    .for("update");
  if (first.length === 0) return [];
  const keys = first.map(({ wishKey }) => wishKey);
  await from(transaction)
    .delete(syncBacklog)
    .where(and(isOfBoard(transaction, boardId), inArray(syncBacklog.wishKey, keys)));
  return first.map(({ wish }) => wish);
}

export async function countWishes(transaction: Transaction, boardId: Id<"board">): Promise<number> {
  const rows = await from(transaction)
    .select({ waiting: count() })
    .from(syncBacklog)
    .where(isOfBoard(transaction, boardId));
  return rows[0]?.waiting ?? 0;
}
