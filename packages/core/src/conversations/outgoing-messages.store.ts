/** Table `outgoing_messages`: the journal of everything that we write on platforms. */
import type { MessageContent } from "@eureka/connector-sdk";
import type { Id } from "@eureka/contracts/ids";
import { bytes, from, instant, json, typeId } from "@eureka/kit/db";
import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

/** For everybody in the channel, for one person in it, or in the direct conversation with that person. */
export type Audience = "channel" | "person" | "direct";

export const outgoingMessages = pgTable("outgoing_messages", {
  organizationId: typeId("organization").notNull(),
  id: uuid().notNull(),
  connectionId: typeId("connection").notNull(),
  audience: text().$type<Audience>().notNull(),
  platformChannelId: text(),
  platformThreadId: text(),
  platformUserId: text(),
  replyHandle: bytes(),
  answers: text(),
  commentId: typeId("comment"),
  content: json<MessageContent>().notNull(),
  revision: integer().notNull().default(1),
  deliveredRevision: integer().notNull().default(0),
  removedAt: instant(),
  state: text().$type<"pending" | "sent" | "failed">().notNull().default("pending"),
  attemptedAt: instant(),
  platformMessageId: text(),
  sentChannelId: text(),
  failure: text(),
  createdAt: instant().notNull(),
  sentAt: instant(),
});

export type OutgoingMessageRow = typeof outgoingMessages.$inferSelect;
export type NewOutgoingMessage = Omit<typeof outgoingMessages.$inferInsert, "organizationId">;

function current(transaction: Transaction): Id<"organization"> {
  return transaction.organizationId as Id<"organization">;
}

function messageIs(transaction: Transaction, id: string): SQL | undefined {
  return and(eq(outgoingMessages.organizationId, current(transaction)), eq(outgoingMessages.id, id));
}

/** False when there is a message with the same `answers`, or a copy of the same comment in the same thread, already. */
export async function insertOutgoingMessage(transaction: Transaction, row: NewOutgoingMessage): Promise<boolean> {
  const rows = await from(transaction)
    .insert(outgoingMessages)
    .values({ ...row, organizationId: current(transaction) })
    .onConflictDoNothing()
    .returning({ id: outgoingMessages.id });
  return rows.length > 0;
}

export async function selectOutgoingMessage(
  transaction: Transaction,
  id: string,
): Promise<OutgoingMessageRow | undefined> {
  const rows = await from(transaction).select().from(outgoingMessages).where(messageIs(transaction, id));
  return rows[0];
}

/** Locks messages against other changes and reads them. */
export async function lockOutgoingMessages(
  transaction: Transaction,
  ids: readonly string[],
): Promise<OutgoingMessageRow[]> {
  if (ids.length === 0) return [];
  return from(transaction)
    .select()
    .from(outgoingMessages)
    .where(and(eq(outgoingMessages.organizationId, current(transaction)), inArray(outgoingMessages.id, [...ids])))
    .orderBy(outgoingMessages.id)
    .for("update");
}

/** The copies of a comment in the threads of its work item. */
export async function lockCopiesOfComment(
  transaction: Transaction,
  commentId: Id<"comment">,
): Promise<OutgoingMessageRow[]> {
  return from(transaction)
    .select()
    .from(outgoingMessages)
    .where(and(eq(outgoingMessages.organizationId, current(transaction)), eq(outgoingMessages.commentId, commentId)))
    .orderBy(outgoingMessages.id)
    .for("update");
}

/** From now on the message may be on the platform without our knowing. Keeps the time of the first attempt. */
export async function markAttempted(transaction: Transaction, id: string, now: Date): Promise<void> {
  await from(transaction).update(outgoingMessages).set({ attemptedAt: now }).where(messageIs(transaction, id));
}

export interface Delivered {
  readonly revision: number;
  readonly platformMessageId: string | null;
  readonly sentChannelId: string | null;
  readonly now: Date;
}

export async function markDelivered(transaction: Transaction, id: string, delivered: Delivered): Promise<void> {
  const { revision, platformMessageId, sentChannelId, now } = delivered;
  await from(transaction)
    .update(outgoingMessages)
    .set({
      state: "sent",
      deliveredRevision: revision,
      platformMessageId,
      sentChannelId,
      replyHandle: null,
      failure: null,
      sentAt: sql`coalesce(${outgoingMessages.sentAt}, ${now.toISOString()}::timestamptz)`,
    })
    .where(messageIs(transaction, id));
}

/** It will not be tried again by itself. */
export async function markFailed(transaction: Transaction, id: string, failure: string): Promise<void> {
  await from(transaction)
    .update(outgoingMessages)
    .set({ state: "failed", failure, replyHandle: null })
    .where(messageIs(transaction, id));
}

export async function updateContent(transaction: Transaction, id: string, content: MessageContent): Promise<void> {
  await from(transaction)
    .update(outgoingMessages)
    .set({ content, revision: sql`${outgoingMessages.revision} + 1` })
    .where(messageIs(transaction, id));
}

export async function markRemoved(transaction: Transaction, id: string, now: Date): Promise<void> {
  await from(transaction)
    .update(outgoingMessages)
    .set({ removedAt: now, revision: sql`${outgoingMessages.revision} + 1` })
    .where(messageIs(transaction, id));
}
