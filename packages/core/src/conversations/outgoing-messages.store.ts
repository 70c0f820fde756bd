/** Table `outgoing_messages`: the journal of everything that we write on platforms. */
import type { MessageContent } from "@eureka/connector-sdk";
import { type Id, toUuid } from "@eureka/contracts/ids";
import { bytes, from, instant, json, parameter, prepared, query, typeId, writeLater } from "@eureka/kit/db";
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
  attachmentId: typeId("attachment"),
  content: json<MessageContent>().notNull(),
  growingText: text(),
  stream: text().$type<"open" | "unsure">(),
  streamedText: text(),
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

function current(transaction: Transaction): Id<"organization"> {
  return transaction.organizationId as Id<"organization">;
}

function messageIs(transaction: Transaction, id: string): SQL | undefined {
  return and(eq(outgoingMessages.organizationId, current(transaction)), eq(outgoingMessages.id, id));
}

const selectMessage = prepared("conversations.outgoing_message", (db) =>
  db
    .select()
    .from(outgoingMessages)
    .where(
      and(
        eq(outgoingMessages.organizationId, parameter(outgoingMessages.organizationId, "organizationId")),
        eq(outgoingMessages.id, parameter(outgoingMessages.id, "id")),
      ),
    ),
);

export async function selectOutgoingMessage(
  transaction: Transaction,
  id: string,
): Promise<OutgoingMessageRow | undefined> {
  const rows = await selectMessage(transaction, { organizationId: current(transaction), id });
  return rows[0];
}

/** Whether a message that answers the same was journaled before. */
export async function isAnswered(
  transaction: Transaction,
  connectionId: Id<"connection">,
  answers: string,
): Promise<boolean> {
  const rows = await query(
    transaction,
    {
      name: "conversations.is_answered",
      text: "select from outgoing_messages where organization_id = $1 and connection_id = $2 and answers = $3",
    },
    [toUuid(current(transaction)), toUuid(connectionId), answers],
  );
  return rows.length > 0;
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

/** The copies of a file that was sent with a comment. */
export async function lockCopiesOfAttachment(
  transaction: Transaction,
  attachmentId: Id<"attachment">,
): Promise<OutgoingMessageRow[]> {
  return from(transaction)
    .select()
    .from(outgoingMessages)
    .where(
      and(eq(outgoingMessages.organizationId, current(transaction)), eq(outgoingMessages.attachmentId, attachmentId)),
    )
    .orderBy(outgoingMessages.id)
    .for("update");
}

/** From now on the message may be on the platform without our knowing, where it streams as a stream. Keeps the time of the first attempt. */
export function markAttempted(
  transaction: Transaction,
  id: string,
  { now, streams }: { readonly now: Date; readonly streams: boolean },
): void {
  const stream = streams ? "unsure" : null;
  mark(transaction, id, { name: "attempted", set: "attempted_at = $3, stream = $4" }, [now, stream]);
}

/** Notes how sure we are of what stands in the stream of a message. */
export function markStream(transaction: Transaction, id: string, stream: "open" | "unsure"): void {
  mark(transaction, id, { name: "stream", set: "stream = $3" }, [stream]);
}

export interface Delivered {
  readonly revision: number;
  readonly platformMessageId: string | null;
  readonly sentChannelId: string | null;
  /** What stands in its stream; null where none is open. */
  readonly streamedText: string | null;
  readonly now: Date;
}

export function markDelivered(transaction: Transaction, id: string, delivered: Delivered): void {
  const { revision, platformMessageId, sentChannelId, streamedText, now } = delivered;
  const set = `state = 'sent', delivered_revision = $3, platform_message_id = $4, sent_channel_id = $5, sent_at = coalesce(sent_at, $6),
    streamed_text = $7, stream = case when $7::text is null then null else 'open' end, reply_handle = null, failure = null`;
  mark(transaction, id, { name: "delivered", set }, [revision, platformMessageId, sentChannelId, now, streamedText]);
}

/** It will not be tried again by itself. */
export function markFailed(transaction: Transaction, id: string, failure: string): void {
  mark(transaction, id, { name: "failed", set: "state = 'failed', failure = $3, reply_handle = null" }, [failure]);
}

/** It is to be tried anew. */
export function markPending(transaction: Transaction, id: string): void {
  mark(transaction, id, { name: "pending", set: "state = 'pending', failure = null" }, []);
}

/** Notes what became of a message. Nobody waits for it: it travels with what comes next, or with the commit. */
function mark(
  transaction: Transaction,
  id: string,
  { name, set }: { readonly name: string; readonly set: string },
  values: readonly unknown[],
): void {
  const text = `update outgoing_messages set ${set} where organization_id = $1 and id = $2`;
  writeLater(transaction, { name: `conversations.${name}`, text }, [toUuid(current(transaction)), id, ...values]);
}

export async function updateContent(
  transaction: Transaction,
  id: string,
  wanted: Pick<OutgoingMessageRow, "content" | "growingText">,
): Promise<void> {
  await from(transaction)
    .update(outgoingMessages)
    .set({ ...wanted, revision: sql`${outgoingMessages.revision} + 1` })
    .where(messageIs(transaction, id));
}

export async function markRemoved(transaction: Transaction, id: string, now: Date): Promise<void> {
  await from(transaction)
    .update(outgoingMessages)
    .set({ removedAt: now, revision: sql`${outgoingMessages.revision} + 1` })
    .where(messageIs(transaction, id));
}
