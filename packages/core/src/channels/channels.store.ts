/** Tables `channels` and `channel_members`. */
import { type ChannelKind, mostUnread } from "@eureka/contracts/channel";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { from, instant, isUniqueViolation, query, savepoint, typeId } from "@eureka/kit/db";
import { and, asc, eq, gt, type SQL, sql } from "drizzle-orm";
import { bigint, integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

export const channels = pgTable("channels", {
  organizationId: typeId("organization").notNull(),
  id: typeId("channel").notNull(),
  workspaceId: typeId("workspace").notNull(),
  name: text().notNull(),
  topic: text().notNull().default(""),
  kind: text().$type<ChannelKind>().notNull(),
  directMemberId: typeId("member"),
  lastPosition: bigint({ mode: "number" }).notNull().default(0),
  archivedAt: instant(),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

export const channelMembers = pgTable("channel_members", {
  organizationId: typeId("organization").notNull(),
  channelId: typeId("channel").notNull(),
  memberId: typeId("member").notNull(),
  readPosition: bigint({ mode: "number" }).notNull().default(0),
  joinedAt: instant().notNull(),
});

export type ChannelRow = typeof channels.$inferSelect;
type NewChannelRow = typeof channels.$inferInsert;
export type ChannelMemberRow = typeof channelMembers.$inferSelect;

function ofOrganization(transaction: Transaction, table: typeof channels | typeof channelMembers): SQL {
  return eq(table.organizationId, transaction.organizationId as Id<"organization">);
}

/** The organization of a transaction as plain SQL takes it. */
export function organizationUuid(transaction: Transaction): string {
  return toUuid(transaction.organizationId as string);
}

/** What plain SQL gives of a channel. */
export interface ChannelColumns {
  readonly id: string;
  readonly organization_id: string;
  readonly workspace_id: string;
  readonly name: string;
  readonly topic: string;
  readonly kind: ChannelKind;
  readonly direct_member_id: string | null;
  readonly last_position: number;
  readonly archived_at: Date | null;
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export function toChannelRow(columns: ChannelColumns): ChannelRow {
  return {
    organizationId: fromUuid("organization", columns.organization_id),
    id: fromUuid("channel", columns.id),
    workspaceId: fromUuid("workspace", columns.workspace_id),
    name: columns.name,
    topic: columns.topic,
    kind: columns.kind,
    directMemberId: columns.direct_member_id ? fromUuid("member", columns.direct_member_id) : null,
    lastPosition: columns.last_position,
    archivedAt: columns.archived_at,
    version: columns.version,
    createdAt: columns.created_at,
    updatedAt: columns.updated_at,
  };
}

export interface SeenChannel {
  readonly row: ChannelRow;
  /** The read mark of the member who looks; null when he has not joined. */
  readonly readPosition: number | null;
}

/** A channel and the read mark of `memberId` in it, with one prepared statement. */
export async function selectChannel(
  transaction: Transaction,
  id: Id<"channel">,
  memberId: Id<"member"> | null,
  options: { readonly lock: boolean },
): Promise<SeenChannel | undefined> {
  const rows = await query<ChannelColumns & { read_position: number | null }>(
    transaction,
    {
      name: options.lock ? "channels.lock" : "channels.get",
      text: `select c.*, mark.read_position from channels c
             left join channel_members mark
               on mark.organization_id = c.organization_id and mark.channel_id = c.id and mark.member_id = $3
             where c.organization_id = $1 and c.id = $2${options.lock ? " for no key update of c" : ""}`,
    },
    [organizationUuid(transaction), toUuid(id), memberId && toUuid(memberId)],
  );
  const [found] = rows;
  return found && { row: toChannelRow(found), readPosition: found.read_position };
}

export interface ChannelFilter {
  readonly workspaceIds: readonly Id<"workspace">[];
  /** Who looks: private channels are listed for their members only. */
  readonly memberId: Id<"member"> | null;
  readonly joinedOnly: boolean;
  readonly withArchived: boolean;
  readonly after: Id<"channel"> | null;
  readonly limit: number;
}

export interface ListedChannel extends SeenChannel {
  /** Other people's messages behind the read mark, up to {@link mostUnread}; null when not joined. */
  readonly unreadCount: number | null;
  /** Of those the ones that mention the member, up to {@link mostUnread}; null when not joined. */
  readonly unreadMentionCount: number | null;
}

/** Counting stops where nobody looks any more, so that a channel that somebody left unread for a year costs no more than others. */
const unreadCountOf = `(select count(*)::int from (
    select from messages m
    where m.organization_id = c.organization_id and m.channel_id = c.id and m.position > mark.read_position and m.deleted_at is null
      and m.author_member_id is distinct from mark.member_id
      and (m.visible_to_member_id is null or m.visible_to_member_id = mark.member_id)
    limit ${mostUnread}) unread)`;

/** What mentions a member is kept apart, so that this reads only what it counts. */
const unreadMentionCountOf = `(select count(*)::int from (
    select from mentions n
    where n.organization_id = c.organization_id and n.member_id = mark.member_id and n.channel_id = c.id
      and n.position > mark.read_position and n.read_at is null
    limit ${mostUnread}) unread)`;

const selectListed = `select c.*, mark.read_position, case when mark.member_id is not null then ${unreadCountOf} end as unread_count,
      case when mark.member_id is not null then ${unreadMentionCountOf} end as unread_mention_count
    from channels c
    left join channel_members mark
      on mark.organization_id = c.organization_id and mark.channel_id = c.id and mark.member_id = $2
    where c.organization_id = $1`;

type ListedColumns = ChannelColumns & {
  readonly read_position: number | null;
  readonly unread_count: number | null;
  readonly unread_mention_count: number | null;
};

function toListed(columns: ListedColumns): ListedChannel {
  return {
    row: toChannelRow(columns),
    readPosition: columns.read_position,
    unreadCount: columns.unread_count,
    unreadMentionCount: columns.unread_mention_count,
  };
}

export async function selectChannels(transaction: Transaction, filter: ChannelFilter): Promise<ListedChannel[]> {
  if (filter.workspaceIds.length === 0) return [];
  const rows = await query<ListedColumns>(
    transaction,
    {
      name: "channels.list",
      text: `${selectListed} and c.workspace_id = any ($3::uuid[]) and (mark.member_id is not null or (c.kind = 'public' and not $4))
               and ($5 or c.archived_at is null) and ($6::uuid is null or c.id > $6)
             order by c.id limit $7`,
    },
    [
      organizationUuid(transaction),
      filter.memberId && toUuid(filter.memberId),
      filter.workspaceIds.map(toUuid),
      filter.joinedOnly,
      filter.withArchived,
      filter.after && toUuid(filter.after),
      filter.limit,
    ],
  );
  return rows.map(toListed);
}

/** One channel as {@link selectChannels} gives it. */
export async function selectListedChannel(
  transaction: Transaction,
  id: Id<"channel">,
  memberId: Id<"member"> | null,
): Promise<ListedChannel> {
  const rows = await query<ListedColumns>(
    transaction,
    { name: "channels.get_listed", text: `${selectListed} and c.id = $3` },
    [organizationUuid(transaction), memberId && toUuid(memberId), toUuid(id)],
  );
  return toListed(rows[0] as ListedColumns);
}

/** Null when the workspace has a public channel of this name, or the member a direct one, already. */
export async function insertChannel(transaction: Transaction, row: NewChannelRow): Promise<ChannelRow | null> {
  const rows = await unlessTaken(transaction, () => from(transaction).insert(channels).values(row).returning());
  return rows?.[0] ?? null;
}

export type ChannelChange = Partial<Pick<ChannelRow, "name" | "topic" | "archivedAt">> & { readonly updatedAt: Date };

/** Null when the change would give two public channels of the workspace one name. */
export async function updateChannelRow(
  transaction: Transaction,
  id: Id<"channel">,
  change: ChannelChange,
): Promise<ChannelRow | null> {
  const rows = await unlessTaken(transaction, () =>
    from(transaction)
      .update(channels)
      .set({ ...change, version: sql`${channels.version} + 1` })
      .where(and(ofOrganization(transaction, channels), eq(channels.id, id)))
      .returning(),
  );
  return rows?.[0] ?? null;
}

async function unlessTaken<Rows>(transaction: Transaction, write: () => PromiseLike<Rows>): Promise<Rows | null> {
  try {
    return await savepoint(transaction, async () => write());
  } catch (error) {
    const taken =
      isUniqueViolation(error, "channels_public_name") || isUniqueViolation(error, "channels_direct_member");
    if (taken) return null;
    throw error;
  }
}

export async function selectDirectChannel(
  transaction: Transaction,
  memberId: Id<"member">,
): Promise<ChannelRow | undefined> {
  const rows = await from(transaction)
    .select()
    .from(channels)
    .where(and(ofOrganization(transaction, channels), eq(channels.directMemberId, memberId)));
  return rows[0];
}

/** Channels that everybody in their workspaces sees, for the platform's own look at them. */
export async function selectPublicChannels(
  transaction: Transaction,
  after: Id<"channel"> | null,
  limit: number,
): Promise<ChannelRow[]> {
  return from(transaction)
    .select()
    .from(channels)
    .where(
      and(
        ofOrganization(transaction, channels),
        eq(channels.kind, "public"),
        after ? gt(channels.id, after) : undefined,
      ),
    )
    .orderBy(asc(channels.id))
    .limit(limit);
}

/** Gives since when the member is in it, when he was before; null when he is new. */
export async function insertChannelMember(transaction: Transaction, row: ChannelMemberRow): Promise<Date | null> {
  const added = await from(transaction)
    .insert(channelMembers)
    .values(row)
    .onConflictDoNothing()
    .returning({ memberId: channelMembers.memberId });
  if (added.length > 0) return null;
  const [existing] = await from(transaction)
    .select({ joinedAt: channelMembers.joinedAt })
    .from(channelMembers)
    .where(memberOf(transaction, row.channelId, row.memberId));
  return existing?.joinedAt ?? null;
}

function memberOf(transaction: Transaction, channelId: Id<"channel">, memberId: Id<"member">): SQL | undefined {
  return and(
    ofOrganization(transaction, channelMembers),
    eq(channelMembers.channelId, channelId),
    eq(channelMembers.memberId, memberId),
  );
}

/** False when the member was not in it. */
export async function deleteChannelMember(
  transaction: Transaction,
  channelId: Id<"channel">,
  memberId: Id<"member">,
): Promise<boolean> {
  const rows = await from(transaction)
    .delete(channelMembers)
    .where(memberOf(transaction, channelId, memberId))
    .returning({ memberId: channelMembers.memberId });
  return rows.length > 0;
}

export async function updateReadPosition(
  transaction: Transaction,
  channelId: Id<"channel">,
  memberId: Id<"member">,
  readPosition: number,
): Promise<void> {
  await from(transaction)
    .update(channelMembers)
    .set({ readPosition })
    .where(memberOf(transaction, channelId, memberId));
}

export async function selectChannelMembers(
  transaction: Transaction,
  channelId: Id<"channel">,
  after: Id<"member"> | null,
  limit: number,
): Promise<ChannelMemberRow[]> {
  return from(transaction)
    .select()
    .from(channelMembers)
    .where(
      and(
        ofOrganization(transaction, channelMembers),
        eq(channelMembers.channelId, channelId),
        after ? gt(channelMembers.memberId, after) : undefined,
      ),
    )
    .orderBy(asc(channelMembers.memberId))
    .limit(limit);
}
