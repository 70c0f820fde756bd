/** Comments as they are copied. The tables belong to work items and identity; here they are only read. */
import type { Person } from "@eureka/contracts/actor";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../operations/index.ts";

export interface CopiedComment {
  readonly workItemId: Id<"work_item">;
  /** Null when it is known no more. */
  readonly author: Person | null;
  readonly authorName: string | null;
  readonly body: string;
  readonly isDeleted: boolean;
  /** The title of the connection through which it was said; null for one that was written here. */
  readonly saidAt: string | null;
  /** The connections on whose platforms its author is known. */
  readonly platformConnections: readonly Id<"connection">[];
}

/** A comment as it stands now; null when its item is gone. */
export async function selectCopiedComment(transaction: Transaction, id: Id<"comment">): Promise<CopiedComment | null> {
  const rows = await query<{
    work_item_id: string;
    member_id: string | null;
    external_identity_id: string | null;
    author_name: string | null;
    body: string;
    is_deleted: boolean;
    said_at: string | null;
    known_at: string[];
  }>(
    transaction,
    {
      name: "sync.comment",
      text: `select c.work_item_id, c.author_member_id as member_id, c.author_external_identity_id as external_identity_id, coalesce(m.name, e.display_name) as author_name, c.body, c.deleted_at is not null as is_deleted,
               (select n.title from connections n where n.organization_id = c.organization_id and n.id = (select coalesce(
                 (select p.connection_id from comment_messages p
                  where p.organization_id = c.organization_id and p.comment_id = c.id order by p.connection_id limit 1),
                 e.connection_id))) as said_at,
               array(select i.connection_id from external_identities i where i.organization_id = c.organization_id
                 and i.connection_id is not null and (i.member_id = c.author_member_id or i.id = c.author_external_identity_id)) as known_at
             from comments c
             left join members m on m.organization_id = c.organization_id and m.id = c.author_member_id
             left join external_identities e on e.organization_id = c.organization_id and e.id = c.author_external_identity_id
             where c.organization_id = $1 and c.id = $2`,
    },
    [toUuid(transaction.organizationId as string), toUuid(id)],
  );
  const row = rows[0];
  if (!row) return null;
  return {
    workItemId: fromUuid("work_item", row.work_item_id),
    author: authorOf(row),
    authorName: row.author_name,
    body: row.body,
    isDeleted: row.is_deleted,
    saidAt: row.said_at,
    platformConnections: row.known_at.map((connectionId) => fromUuid("connection", connectionId)),
  };
}

function authorOf(row: {
  readonly member_id: string | null;
  readonly external_identity_id: string | null;
}): Person | null {
  if (row.member_id !== null) return { type: "member", id: fromUuid("member", row.member_id) };
  const { external_identity_id: id } = row;
  return id === null ? null : { type: "external", id: fromUuid("external_identity", id) };
}

/** The comments of an item that still say something, the oldest first. */
export async function listCommentIds(transaction: Transaction, workItemId: Id<"work_item">): Promise<Id<"comment">[]> {
  const rows = await query<{ id: string }>(
    transaction,
    {
      name: "sync.comment_ids",
      text: `select id from comments where organization_id = $1 and work_item_id = $2 and deleted_at is null order by id limit 1000`,
    },
    [toUuid(transaction.organizationId as string), toUuid(workItemId)],
  );
  return rows.map((row) => fromUuid("comment", row.id));
}
