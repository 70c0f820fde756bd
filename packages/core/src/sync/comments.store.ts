/** Comments as they are copied. The tables belong to work items and identity; here they are only read. */
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../operations/index.ts";

export interface CopiedComment {
  readonly workItemId: Id<"work_item">;
  readonly authorName: string | null;
  readonly body: string;
  readonly isDeleted: boolean;
}

/** A comment as it stands now; null when its item is gone. */
export async function selectCopiedComment(transaction: Transaction, id: Id<"comment">): Promise<CopiedComment | null> {
  const rows = await query<{ work_item_id: string; author_name: string | null; body: string; is_deleted: boolean }>(
    transaction,
    {
      name: "sync.comment",
      text: `select c.work_item_id, coalesce(m.name, e.display_name) as author_name, c.body, c.deleted_at is not null as is_deleted
             from comments c
             left join members m on m.organization_id = c.organization_id and m.id = c.author_member_id
             left join external_identities e on e.organization_id = c.organization_id and e.id = c.author_external_identity_id
             where c.organization_id = $1 and c.id = $2`,
    },
    [toUuid(transaction.organizationId as string), toUuid(id)],
  );
  const row = rows[0];
  if (!row) return null;
  const { author_name: authorName, body, is_deleted: isDeleted } = row;
  return { workItemId: fromUuid("work_item", row.work_item_id), authorName, body, isDeleted };
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
