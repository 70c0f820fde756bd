/** What is said of a comment in threads. The tables belong to work items; here they are only read. */
import type { Person } from "@eureka/contracts/actor";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../operations/index.ts";
import type { ShownFile } from "./copy-files.ts";

export interface SpokenComment {
  readonly id: Id<"comment">;
  readonly workItemId: Id<"work_item">;
  readonly author: Person | null;
  readonly body: string;
  /** What was sent with it, in its order. */
  readonly files: readonly ShownFile[];
  readonly isDeleted: boolean;
}

/** A comment as it stands now; null when its work item is gone. */
export async function selectSpokenComment(transaction: Transaction, id: Id<"comment">): Promise<SpokenComment | null> {
  const rows = await query<{
    work_item_id: string;
    author_member_id: string | null;
    author_external_identity_id: string | null;
    body: string;
    files: [id: string, name: string][];
    is_deleted: boolean;
  }>(
    transaction,
    {
      name: "conversations.comment",
      text: `select work_item_id, author_member_id, author_external_identity_id, body, deleted_at is not null as is_deleted,
               (select coalesce(json_agg(json_build_array(id, name) order by id), '[]') from attachments
                 where attachments.organization_id = $1 and comment_id = $2) as files
             from comments where organization_id = $1 and id = $2`,
    },
    [toUuid(transaction.organizationId as string), toUuid(id)],
  );
  const row = rows[0];
  if (!row) return null;
  return {
    id,
    workItemId: fromUuid("work_item", row.work_item_id),
    author: readAuthor(row.author_member_id, row.author_external_identity_id),
    body: row.body,
    files: row.files.map(([attachmentId, name]) => ({ attachmentId: fromUuid("attachment", attachmentId), name })),
    isDeleted: row.is_deleted,
  };
}

function readAuthor(memberId: string | null, externalIdentityId: string | null): Person | null {
  if (memberId) return { type: "member", id: fromUuid("member", memberId) };
  return externalIdentityId ? { type: "external", id: fromUuid("external_identity", externalIdentityId) } : null;
}
