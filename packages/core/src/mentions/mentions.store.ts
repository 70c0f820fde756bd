/** Table `mentions`, which triggers of `messages` and `comments` fill; those tables are only read here. */
import type { Person } from "@eureka/contracts/actor";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { type Mention, mentionExcerptLength } from "@eureka/contracts/mention";
import { from, instant, query, typeId } from "@eureka/kit/db";
import { and, eq } from "drizzle-orm";
import { bigint, pgTable } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

export const mentions = pgTable("mentions", {
  organizationId: typeId("organization").notNull(),
  memberId: typeId("member").notNull(),
  /** The UUID of the message or comment. */
  sourceId: typeId("mention").notNull(),
  messageId: typeId("message"),
  channelId: typeId("channel"),
  position: bigint({ mode: "number" }),
  commentId: typeId("comment"),
  readAt: instant(),
});

export interface MentionFilter {
  readonly memberId: Id<"member">;
  readonly id?: Id<"mention">;
  readonly unread: boolean;
  readonly before: Id<"mention"> | null;
  readonly limit: number;
  readonly channelWorkspaceIds: readonly Id<"workspace">[];
  readonly itemWorkspaceIds: readonly Id<"workspace">[];
  readonly itemBoardIds: readonly Id<"board">[];
}

interface MentionColumns {
  readonly id: string;
  readonly unread: boolean;
  readonly author_member_id: string | null;
  readonly author_external_identity_id: string | null;
  readonly excerpt: string;
  readonly created_at: Date;
  readonly workspace_id: string;
  readonly message_id: string | null;
  readonly thread_id: string | null;
  readonly position: number | null;
  readonly channel_id: string | null;
  readonly channel_name: string | null;
  readonly comment_id: string | null;
  readonly work_item_id: string | null;
  readonly work_item_key: string | null;
  readonly work_item_title: string | null;
}

const unread = "(n.read_at is null and (n.message_id is null or n.position > coalesce(mark.read_position, 0)))";

/** A private channel shows to its members only, an item to those of its workspace and of the boards on which it stands. */
const selectMentionsText = `select n.source_id as id, ${unread} as unread, n.message_id, n.comment_id, n.channel_id, n.position,
    coalesce(m.author_member_id, t.author_member_id) as author_member_id, t.author_external_identity_id,
    left(coalesce(m.text, t.body), ${mentionExcerptLength}) as excerpt, coalesce(m.created_at, t.created_at) as created_at,
    coalesce(c.workspace_id, i.workspace_id) as workspace_id, m.thread_id, c.name as channel_name,
    i.id as work_item_id, i.key as work_item_key, i.title as work_item_title
  from mentions n
  left join messages m on m.organization_id = n.organization_id and m.id = n.message_id
  left join channels c on c.organization_id = n.organization_id and c.id = n.channel_id
  left join channel_members mark
    on mark.organization_id = n.organization_id and mark.channel_id = n.channel_id and mark.member_id = n.member_id
  left join comments t on t.organization_id = n.organization_id and t.id = n.comment_id
  left join work_items i on i.organization_id = n.organization_id and i.id = t.work_item_id
  where n.organization_id = $1 and n.member_id = $2 and ($3::uuid is null or n.source_id < $3) and ($4::uuid is null or n.source_id = $4)
    and (not $5 or ${unread})
    and (
      (c.workspace_id = any ($6::uuid[]) and (c.kind = 'public' or mark.member_id is not null))
      or i.workspace_id = any ($7::uuid[])
      or (i.id is not null and exists (
        select from placements shown join boards b on b.organization_id = shown.organization_id and b.id = shown.board_id
        where shown.organization_id = i.organization_id and shown.work_item_id = i.id
          and (b.workspace_id = any ($7::uuid[]) or b.id = any ($8::uuid[]))))
    )
  order by n.source_id desc limit $9`;

/** The latest first. */
export async function selectMentions(transaction: Transaction, filter: MentionFilter): Promise<Mention[]> {
  const rows = await query<MentionColumns>(transaction, { name: "mentions.list", text: selectMentionsText }, [
    organizationUuid(transaction),
    toUuid(filter.memberId),
    filter.before && toUuid(filter.before),
    filter.id ? toUuid(filter.id) : null,
    filter.unread,
    filter.channelWorkspaceIds.map(toUuid),
    filter.itemWorkspaceIds.map(toUuid),
    filter.itemBoardIds.map(toUuid),
    filter.limit,
  ]);
  return rows.map(toMention);
}

export async function updateReadAt(
  transaction: Transaction,
  id: Id<"mention">,
  memberId: Id<"member"> | null,
  readAt: Date,
): Promise<void> {
  await query(
    transaction,
    {
      name: "mentions.mark_read",
      text: `update mentions set read_at = $4
             where organization_id = $1 and member_id = $2 and source_id = $3 and read_at is null`,
    },
    [organizationUuid(transaction), memberId && toUuid(memberId), toUuid(id), readAt],
  );
}

export interface MentionPointer {
  readonly messageId: Id<"message"> | null;
  readonly commentId: Id<"comment"> | null;
}

/** Where a member is mentioned, the earliest first. */
export async function selectMentionsOf(transaction: Transaction, memberId: Id<"member">): Promise<MentionPointer[]> {
  return from(transaction)
    .select({ messageId: mentions.messageId, commentId: mentions.commentId })
    .from(mentions)
    .where(isOf(transaction, memberId))
    .orderBy(mentions.sourceId);
}

export async function deleteMentionsOf(transaction: Transaction, memberId: Id<"member">): Promise<void> {
  await from(transaction).delete(mentions).where(isOf(transaction, memberId));
}

function isOf(transaction: Transaction, memberId: Id<"member">) {
  const organizationId = transaction.organizationId as Id<"organization">;
  return and(eq(mentions.organizationId, organizationId), eq(mentions.memberId, memberId));
}

function organizationUuid(transaction: Transaction): string {
  return toUuid(transaction.organizationId as string);
}

function toMention(row: MentionColumns): Mention {
  return {
    id: fromUuid("mention", row.id),
    unread: row.unread,
    author: toAuthor(row),
    excerpt: row.excerpt,
    createdAt: row.created_at.toISOString(),
    place: toPlace(row),
  };
}

function toAuthor(row: MentionColumns): Person | null {
  if (row.author_member_id) return { type: "member", id: fromUuid("member", row.author_member_id) };
  const external = row.author_external_identity_id;
  return external ? { type: "external", id: fromUuid("external_identity", external) } : null;
}

// The table's checks and the joins say which columns are there.
function toPlace(row: MentionColumns): Mention["place"] {
  const workspaceId = fromUuid("workspace", row.workspace_id);
  if (row.message_id) {
    return {
      type: "message",
      messageId: fromUuid("message", row.message_id),
      threadId: row.thread_id ? fromUuid("message", row.thread_id) : null,
      position: row.position as number,
      channelId: fromUuid("channel", row.channel_id as string),
      channelName: row.channel_name as string,
      workspaceId,
    };
  }
  return {
    type: "comment",
    commentId: fromUuid("comment", row.comment_id as string),
    workItemId: fromUuid("work_item", row.work_item_id as string),
    workItemKey: row.work_item_key as string,
    workItemTitle: row.work_item_title as string,
    workspaceId,
  };
}
