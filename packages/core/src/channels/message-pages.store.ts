/** Reading messages: each page with its reactions, files and reply counts in one statement. Tables as in `messages.store.ts`. */
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { mostNamedPeople, type Reaction } from "@eureka/contracts/reaction";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../operations/index.ts";
import { organizationUuid } from "./channels.store.ts";
import { type MessageColumns, type MessageRow, toMessageRow } from "./messages.store.ts";

export interface ReadMessage {
  readonly message: MessageRow;
  readonly workspaceId: Id<"workspace">;
  readonly reactions: readonly Reaction[];
  readonly fileIds: readonly Id<"file">[];
  readonly replyCount: number;
  readonly lastReplyAt: Date | null;
}

type ReadColumns = MessageColumns & {
  readonly workspace_id: string;
  readonly reactions: Reaction[] | null;
  readonly file_ids: string[] | null;
  readonly reply_count: number;
  readonly last_reply_at: Date | null;
};

/** $1: the organization, $2: the member who looks, or null for Eureka itself. */
const visible = "(m.visible_to_member_id is null or m.visible_to_member_id = $2)";

/** Wraps a query of messages `m`, so that everything that hangs on them comes with them. */
function withDetails(page: string): string {
  return `select m.*, c.workspace_id, reaction.list as reactions, file.ids as file_ids, reply.amount as reply_count, reply.last_at as last_reply_at
    from (${page}) m
    join channels c on c.organization_id = $1 and c.id = m.channel_id
    left join lateral (
      select jsonb_agg(jsonb_build_object('emoji', emoji, 'count', amount, 'mine', mine, 'people', people) order by first_at, emoji) as list
      from (
        select r.emoji, count(*) as amount, bool_or(r.member_id is not distinct from $2) as mine, min(r.created_at) as first_at,
          coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by r.place) filter (where p.id is not null), '[]') as people
        from (
          select emoji, member_id, created_at, row_number() over (partition by emoji order by (member_id is null), created_at, member_id) as place
          from message_reactions where organization_id = $1 and message_id = m.id
        ) r
        left join members p on p.organization_id = $1 and p.id = r.member_id and r.place <= ${mostNamedPeople}
        group by r.emoji
      ) grouped
    ) reaction on true
    left join lateral (
      select array_agg(f.file_id order by f.place) as ids from message_files f where f.organization_id = $1 and f.message_id = m.id
    ) file on true
    left join lateral (
      select count(*)::int as amount, max(below.created_at) as last_at from messages below
      where below.organization_id = $1 and below.thread_id = m.id and below.deleted_at is null
        and (below.visible_to_member_id is null or below.visible_to_member_id = $2)
    ) reply on true`;
}

function toReadMessage(columns: ReadColumns): ReadMessage {
  return {
    message: toMessageRow(columns),
    workspaceId: fromUuid("workspace", columns.workspace_id),
    reactions: (columns.reactions ?? []).map(({ people, ...reaction }) => ({
      ...reaction,
      people: people.map(({ id, name }) => ({ id: fromUuid("member", id), name })),
    })),
    fileIds: (columns.file_ids ?? []).map((id) => fromUuid("file", id)),
    replyCount: columns.reply_count,
    lastReplyAt: columns.last_reply_at,
  };
}

/** One message, as the member sees it. */
export async function selectMessage(
  transaction: Transaction,
  id: Id<"message">,
  memberId: Id<"member"> | null,
): Promise<ReadMessage | undefined> {
  const rows = await query<ReadColumns>(
    transaction,
    {
      name: "messages.read",
      text: withDetails("select * from messages where organization_id = $1 and id = $3"),
    },
    [organizationUuid(transaction), memberId && toUuid(memberId), toUuid(id)],
  );
  return rows[0] && toReadMessage(rows[0]);
}

export interface MessageFilter {
  readonly channelId: Id<"channel">;
  /** The thread's first message: it and its replies. Without it the messages of the channel itself. */
  readonly threadId: Id<"message"> | null;
  readonly memberId: Id<"member"> | null;
  readonly order: "oldest-first" | "newest-first";
  /** Only messages behind this position. */
  readonly after: number | null;
  /** Only messages before this position. */
  readonly before: number | null;
  readonly limit: number;
}

/** Bounds are always there, so that the index of positions finds the start of a page at once, however deep it lies. */
export async function selectMessages(transaction: Transaction, filter: MessageFilter): Promise<ReadMessage[]> {
  const { threadId, order } = filter;
  const direction = order === "newest-first" ? "desc" : "asc";
  const source = threadId
    ? `(select * from messages where organization_id = $1 and id = $7
        union all
        select * from messages where organization_id = $1 and thread_id = $7) m where m.channel_id = $3`
    : "messages m where m.organization_id = $1 and m.channel_id = $3 and m.thread_id is null";
  const page = `select m.* from ${source} and m.position > $4::bigint and m.position < $5::bigint and ${visible}
    order by m.position ${direction} limit $6`;
  const rows = await query<ReadColumns>(
    transaction,
    {
      name: `messages.list_${threadId ? "thread" : "channel"}_${direction}`,
      text: `${withDetails(page)} order by m.position ${direction}`,
    },
    [
      organizationUuid(transaction),
      filter.memberId && toUuid(filter.memberId),
      toUuid(filter.channelId),
      filter.after ?? 0,
      filter.before ?? Number.MAX_SAFE_INTEGER,
      filter.limit,
      ...(threadId ? [toUuid(threadId)] : []),
    ],
  );
  return rows.map(toReadMessage);
}
