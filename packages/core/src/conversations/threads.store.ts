/** Tables `thread_links` and `comment_messages`: which talk belongs to which work item. */
import { type Id, toUuid } from "@eureka/contracts/ids";
import { from, instant, parameter, prepared, typeId, writeLater } from "@eureka/kit/db";
import { and, asc, eq, type SQL } from "drizzle-orm";
import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

export const threadLinks = pgTable("thread_links", {
  organizationId: typeId("organization").notNull(),
  id: uuid().notNull(),
  connectionId: typeId("connection").notNull(),
  platformChannelId: text().notNull(),
  platformThreadId: text().notNull(),
  workItemId: typeId("work_item").notNull(),
  createdAt: instant().notNull(),
});

export const commentMessages = pgTable("comment_messages", {
  organizationId: typeId("organization").notNull(),
  connectionId: typeId("connection").notNull(),
  platformChannelId: text().notNull(),
  platformMessageId: text().notNull(),
  commentId: typeId("comment").notNull(),
  platformThreadId: text().notNull(),
  createdAt: instant().notNull(),
});

export type ThreadLinkRow = typeof threadLinks.$inferSelect;
export type CommentMessageRow = typeof commentMessages.$inferSelect;

/** A thread by its place. */
export interface ThreadPlace {
  readonly connectionId: Id<"connection">;
  readonly platformChannelId: string;
  readonly platformThreadId: string;
}

/** A message by its place. */
export interface MessagePlace {
  readonly connectionId: Id<"connection">;
  readonly platformChannelId: string;
  readonly platformMessageId: string;
}

function current(transaction: Transaction): Id<"organization"> {
  return transaction.organizationId as Id<"organization">;
}

/** Makes a thread the discussion of a work item, with the next statement that is waited for; a thread that has one keeps it. */
export function insertThreadLink(transaction: Transaction, row: Omit<ThreadLinkRow, "organizationId">): void {
  writeLater(
    transaction,
    {
      name: "conversations.link_thread",
      text: `insert into thread_links (organization_id, id, connection_id, platform_channel_id, platform_thread_id, work_item_id, created_at)
             values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    },
    [
      toUuid(current(transaction)),
      row.id,
      toUuid(row.connectionId),
      row.platformChannelId,
      row.platformThreadId,
      toUuid(row.workItemId),
      row.createdAt,
    ],
  );
}

const selectAtPlace = prepared("conversations.thread_at", (db) =>
  db
    .select()
    .from(threadLinks)
    .where(
      and(
        eq(threadLinks.organizationId, parameter(threadLinks.organizationId, "organizationId")),
        eq(threadLinks.connectionId, parameter(threadLinks.connectionId, "connectionId")),
        eq(threadLinks.platformChannelId, parameter(threadLinks.platformChannelId, "platformChannelId")),
        eq(threadLinks.platformThreadId, parameter(threadLinks.platformThreadId, "platformThreadId")),
      ),
    ),
);

export async function selectThreadLink(
  transaction: Transaction,
  place: ThreadPlace,
): Promise<ThreadLinkRow | undefined> {
  const { connectionId, platformChannelId, platformThreadId } = place;
  const organizationId = current(transaction);
  const [row] = await selectAtPlace(transaction, { organizationId, connectionId, platformChannelId, platformThreadId });
  return row;
}

export async function selectThreadsOfItem(
  transaction: Transaction,
  workItemId: Id<"work_item">,
): Promise<ThreadLinkRow[]> {
  return from(transaction)
    .select()
    .from(threadLinks)
    .where(and(eq(threadLinks.organizationId, current(transaction)), eq(threadLinks.workItemId, workItemId)))
    .orderBy(asc(threadLinks.id));
}

/** Threads about one item are about another one from now on. */
export async function moveThreadLinks(
  transaction: Transaction,
  duplicate: Id<"work_item">,
  into: Id<"work_item">,
): Promise<void> {
  await from(transaction)
    .update(threadLinks)
    .set({ workItemId: into })
    .where(and(eq(threadLinks.organizationId, current(transaction)), eq(threadLinks.workItemId, duplicate)));
}

export async function insertCommentMessage(
  transaction: Transaction,
  row: Omit<CommentMessageRow, "organizationId">,
): Promise<void> {
  await from(transaction)
    .insert(commentMessages)
    .values({ ...row, organizationId: current(transaction) })
    .onConflictDoNothing();
}

function messageIs(transaction: Transaction, place: MessagePlace): SQL | undefined {
  return and(
    eq(commentMessages.organizationId, current(transaction)),
    eq(commentMessages.connectionId, place.connectionId),
    eq(commentMessages.platformChannelId, place.platformChannelId),
    eq(commentMessages.platformMessageId, place.platformMessageId),
  );
}

export async function selectCommentMessage(
  transaction: Transaction,
  place: MessagePlace,
): Promise<CommentMessageRow | undefined> {
  const rows = await from(transaction).select().from(commentMessages).where(messageIs(transaction, place));
  return rows[0];
}

/** The messages that a comment was made from. */
export async function selectMessagesOfComment(
  transaction: Transaction,
  commentId: Id<"comment">,
): Promise<CommentMessageRow[]> {
  return from(transaction)
    .select()
    .from(commentMessages)
    .where(and(eq(commentMessages.organizationId, current(transaction)), eq(commentMessages.commentId, commentId)));
}
