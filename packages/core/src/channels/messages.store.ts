/** Tables `messages` and `message_files`, and messages with everything that hangs on them. */
import type { Card } from "@eureka/contracts/card";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { from, instant, json, query, typeId } from "@eureka/kit/db";
import { and, eq, type SQL } from "drizzle-orm";
import { bigint, integer, pgTable, smallint, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";
import { type ChannelColumns, type ChannelRow, organizationUuid, toChannelRow } from "./channels.store.ts";

export const messages = pgTable("messages", {
  organizationId: typeId("organization").notNull(),
  id: typeId("message").notNull(),
  channelId: typeId("channel").notNull(),
  position: bigint({ mode: "number" }).notNull(),
  threadId: typeId("message"),
  authorMemberId: typeId("member"),
  visibleToMemberId: typeId("member"),
  text: text().notNull(),
  card: json<Card>(),
  mentionedMemberIds: typeId("member").array().notNull().default([]),
  intent: text(),
  editedAt: instant(),
  deletedAt: instant(),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
});

export const messageFiles = pgTable("message_files", {
  organizationId: typeId("organization").notNull(),
  messageId: typeId("message").notNull(),
  fileId: typeId("file").notNull(),
  place: smallint().notNull(),
});

export type MessageRow = Omit<typeof messages.$inferSelect, "organizationId" | "intent">;

/** A message with the channel that it is in. */
export interface PlacedMessage {
  readonly message: MessageRow;
  readonly channel: ChannelRow;
  /** The read mark of the member who looks; null when he has not joined the channel. */
  readonly readPosition: number | null;
}

export interface MessageColumns {
  readonly id: string;
  readonly channel_id: string;
  readonly position: number;
  readonly thread_id: string | null;
  readonly author_member_id: string | null;
  readonly visible_to_member_id: string | null;
  readonly text: string;
  readonly card: Card | null;
  readonly mentioned_member_ids: string[];
  readonly edited_at: Date | null;
  readonly deleted_at: Date | null;
  readonly version: number;
  readonly created_at: Date;
}

export function toMessageRow(columns: MessageColumns): MessageRow {
  return {
    id: fromUuid("message", columns.id),
    channelId: fromUuid("channel", columns.channel_id),
    position: columns.position,
    threadId: columns.thread_id ? fromUuid("message", columns.thread_id) : null,
    authorMemberId: columns.author_member_id ? fromUuid("member", columns.author_member_id) : null,
    visibleToMemberId: columns.visible_to_member_id ? fromUuid("member", columns.visible_to_member_id) : null,
    text: columns.text,
    card: columns.card,
    mentionedMemberIds: columns.mentioned_member_ids.map((id) => fromUuid("member", id)),
    editedAt: columns.edited_at,
    deletedAt: columns.deleted_at,
    version: columns.version,
    createdAt: columns.created_at,
  };
}

/** A message, its channel and the reader's mark with one statement. With `lock` the message waits for other changes of itself. */
export async function selectPlacedMessage(
  transaction: Transaction,
  id: Id<"message">,
  memberId: Id<"member"> | null,
  options: { readonly lock: boolean },
): Promise<PlacedMessage | undefined> {
  const rows = await query<MessageColumns & { channel: ChannelJson; read_position: number | null }>(
    transaction,
    {
      name: options.lock ? "messages.lock" : "messages.get",
      text: `select m.*, to_jsonb(c) as channel, mark.read_position from messages m
             join channels c on c.organization_id = m.organization_id and c.id = m.channel_id
             left join channel_members mark
               on mark.organization_id = m.organization_id and mark.channel_id = m.channel_id and mark.member_id = $3
             where m.organization_id = $1 and m.id = $2${options.lock ? " for no key update of m" : ""}`,
    },
    [organizationUuid(transaction), toUuid(id), memberId && toUuid(memberId)],
  );
  const [found] = rows;
  if (!found) return undefined;
  return { message: toMessageRow(found), channel: fromChannelJson(found.channel), readPosition: found.read_position };
}

/** A channel inside a JSON value: its times are texts there. */
type ChannelJson = Omit<ChannelColumns, "archived_at" | "created_at" | "updated_at"> & {
  readonly archived_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
};

function fromChannelJson(channel: ChannelJson): ChannelRow {
  return toChannelRow({
    ...channel,
    archived_at: channel.archived_at ? new Date(channel.archived_at) : null,
    created_at: new Date(channel.created_at),
    updated_at: new Date(channel.updated_at),
  });
}

export async function selectMessageIdOfIntent(
  transaction: Transaction,
  intent: string,
): Promise<Id<"message"> | undefined> {
  const rows = await query<{ id: string }>(
    transaction,
    { name: "messages.of_intent", text: "select id from messages where organization_id = $1 and intent = $2" },
    [organizationUuid(transaction), intent],
  );
  return rows[0] && fromUuid("message", rows[0].id);
}

/** What stands where a message with an intent shall be written. */
export interface PostPlace {
  readonly channel: ChannelRow;
  /** The message that was made of the intent already. */
  readonly earlier: Id<"message"> | null;
  /** The message of the channel that the thread was named by; null when the channel has none such. */
  readonly thread: Pick<MessageRow, "id" | "threadId" | "visibleToMemberId" | "deletedAt"> | null;
}

type PostPlaceColumns = ChannelColumns & {
  readonly earlier_id: string | null;
  readonly named_id: string | null;
  readonly named_channel_id: string | null;
  readonly named_thread_id: string | null;
  readonly named_visible_to: string | null;
  readonly named_deleted_at: Date | null;
};

/**
 * Everything that posting asks before it writes, with one statement. Undefined when there is no such channel. That the thread is one of the
 * channel is looked at here: as a condition it would offer PostgreSQL the index of all messages of the channel.
 */
export async function selectPostPlace(
  transaction: Transaction,
  wanted: { readonly channelId: Id<"channel">; readonly threadId: Id<"message"> | null; readonly intent: string },
): Promise<PostPlace | undefined> {
  const rows = await query<PostPlaceColumns>(
    transaction,
    {
      name: "messages.post_place",
      text: `select c.*, earlier.id as earlier_id, named.id as named_id, named.channel_id as named_channel_id,
               named.thread_id as named_thread_id, named.visible_to_member_id as named_visible_to, named.deleted_at as named_deleted_at
             from channels c
             left join messages named on named.organization_id = $1 and named.id = $3
             left join messages earlier on earlier.organization_id = $1 and earlier.intent = $4
             where c.organization_id = $1 and c.id = $2`,
    },
    [
      organizationUuid(transaction),
      toUuid(wanted.channelId),
      wanted.threadId && toUuid(wanted.threadId),
      wanted.intent,
    ],
  );
  const [found] = rows;
  if (!found) return undefined;
  return {
    channel: toChannelRow(found),
    earlier: found.earlier_id ? fromUuid("message", found.earlier_id) : null,
    thread:
      found.named_id && found.named_channel_id === toUuid(wanted.channelId)
        ? {
            id: fromUuid("message", found.named_id),
            threadId: found.named_thread_id ? fromUuid("message", found.named_thread_id) : null,
            visibleToMemberId: found.named_visible_to ? fromUuid("member", found.named_visible_to) : null,
            deletedAt: found.named_deleted_at,
          }
        : null,
  };
}

export interface NewMessage {
  readonly id: Id<"message">;
  readonly channelId: Id<"channel">;
  readonly threadId: Id<"message"> | null;
  readonly authorMemberId: Id<"member"> | null;
  readonly visibleToMemberId: Id<"member"> | null;
  readonly text: string;
  readonly card: Card | null;
  readonly mentionedMemberIds: readonly Id<"member">[];
  readonly intent: string | null;
  readonly createdAt: Date;
}

/**
 * One statement: takes the channel's next position (its row stays locked until the commit), puts the author into the channel, moves his
 * read mark to the message, and writes it. Null when the channel is archived, or another
 * message has the intent: then the position is taken all the same.
 */
const insertMessageText = `with place as (
    update channels set last_position = last_position + 1
    where organization_id = $1 and id = $3 and archived_at is null returning last_position
  ), author as (
    insert into channel_members (organization_id, channel_id, member_id, read_position, joined_at)
    select $1, $3, $5, last_position, $11 from place where $5::uuid is not null
    on conflict (organization_id, channel_id, member_id) do update set read_position = excluded.read_position
    returning xmax = 0 as has_joined
  ), message as (
    insert into messages (organization_id, id, channel_id, position, thread_id, author_member_id, visible_to_member_id, text, card,
      mentioned_member_ids, intent, created_at)
    select $1, $2, $3, last_position, $4::uuid, $5::uuid, $6::uuid, $7, $8::jsonb, $9::uuid[], $10, $11::timestamptz from place
    on conflict (organization_id, intent) where intent is not null do nothing
    returning position
  )
  select message.position, coalesce(author.has_joined, false) as has_joined from message left join author on true`;

export async function insertMessage(
  transaction: Transaction,
  message: NewMessage,
): Promise<{ readonly position: number; readonly hasJoined: boolean } | null> {
  const rows = await query<{ position: number; has_joined: boolean }>(
    transaction,
    { name: "messages.insert", text: insertMessageText },
    [
      organizationUuid(transaction),
      toUuid(message.id),
      toUuid(message.channelId),
      message.threadId && toUuid(message.threadId),
      message.authorMemberId && toUuid(message.authorMemberId),
      message.visibleToMemberId && toUuid(message.visibleToMemberId),
      message.text,
      message.card && JSON.stringify(message.card),
      message.mentionedMemberIds.map(toUuid),
      message.intent,
      message.createdAt,
    ],
  );
  const [written] = rows;
  return written ? { position: written.position, hasJoined: written.has_joined } : null;
}

/** Gives a position back that {@link insertMessage} took in the same transaction for a message that it did not write; in an archived channel it took none. */
export async function returnPosition(transaction: Transaction, channelId: Id<"channel">): Promise<void> {
  await query(
    transaction,
    {
      name: "messages.return_position",
      text: `update channels set last_position = last_position - 1
             where organization_id = $1 and id = $2 and archived_at is null`,
    },
    [organizationUuid(transaction), toUuid(channelId)],
  );
}

function messageIs(transaction: Transaction, id: Id<"message">): SQL | undefined {
  return and(eq(messages.organizationId, transaction.organizationId as Id<"organization">), eq(messages.id, id));
}

export type MessageChange = Partial<
  Pick<MessageRow, "text" | "card" | "mentionedMemberIds" | "editedAt" | "deletedAt">
> & { readonly version: number };

export async function updateMessageRow(
  transaction: Transaction,
  id: Id<"message">,
  change: MessageChange,
): Promise<void> {
  await from(transaction).update(messages).set(change).where(messageIs(transaction, id));
}

export async function insertMessageFiles(
  transaction: Transaction,
  messageId: Id<"message">,
  fileIds: readonly Id<"file">[],
): Promise<void> {
  const organizationId = transaction.organizationId as Id<"organization">;
  const rows = fileIds.map((fileId, place) => ({ organizationId, messageId, fileId, place }));
  if (rows.length > 0) await from(transaction).insert(messageFiles).values(rows);
}

/** Takes a message's files off it and tells which they were. */
export async function deleteMessageFiles(transaction: Transaction, messageId: Id<"message">): Promise<Id<"file">[]> {
  const rows = await from(transaction)
    .delete(messageFiles)
    .where(
      and(
        eq(messageFiles.organizationId, transaction.organizationId as Id<"organization">),
        eq(messageFiles.messageId, messageId),
      ),
    )
    .returning({ fileId: messageFiles.fileId });
  return rows.map(({ fileId }) => fileId);
}

/** Which of these files some message carries. */
export async function selectFilesInMessages(
  transaction: Transaction,
  ids: readonly Id<"file">[],
): Promise<Id<"file">[]> {
  const rows = await query<{ file_id: string }>(
    transaction,
    {
      name: "messages.files_in_use",
      text: "select distinct file_id from message_files where organization_id = $1 and file_id = any ($2::uuid[])",
    },
    [organizationUuid(transaction), ids.map(toUuid)],
  );
  return rows.map((row) => fromUuid("file", row.file_id));
}

/** Of these files those that messages carry, but none that the member may read: they are in private channels or for others alone. */
export async function selectFilesInUnreadableMessages(
  transaction: Transaction,
  ids: readonly Id<"file">[],
  memberId: Id<"member"> | null,
): Promise<Id<"file">[]> {
  if (ids.length === 0) return [];
  const rows = await query<{ file_id: string }>(
    transaction,
    {
      name: "messages.files_unreadable",
      text: `select file_id from message_files
        join messages m on m.organization_id = message_files.organization_id and m.id = message_files.message_id
        join channels c on c.organization_id = m.organization_id and c.id = m.channel_id
        where message_files.organization_id = $1 and file_id = any ($2::uuid[])
        group by file_id
        having not bool_or(
          (m.visible_to_member_id is null or m.visible_to_member_id is not distinct from $3::uuid)
          and (c.kind = 'public' or exists (
            select from channel_members j where j.organization_id = $1 and j.channel_id = c.id and j.member_id = $3::uuid)))`,
    },
    [organizationUuid(transaction), ids.map(toUuid), memberId && toUuid(memberId)],
  );
  return rows.map((row) => fromUuid("file", row.file_id));
}
