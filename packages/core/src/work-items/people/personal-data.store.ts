/** What this module's tables hold about one member. */
import { type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../../operations/index.ts";
import { organizationUuid } from "../columns.ts";

export interface PersonalWork {
  /** Keys and titles of the items that the member made or was given. */
  readonly created: readonly { readonly key: string; readonly title: string; readonly createdAt: string }[];
  readonly assigned: readonly { readonly key: string; readonly title: string }[];
  readonly comments: readonly { readonly key: string; readonly body: string; readonly createdAt: string }[];
  readonly attachments: readonly { readonly key: string; readonly name: string; readonly createdAt: string }[];
}

export async function exportPerson(transaction: Transaction, memberId: Id<"member">): Promise<PersonalWork> {
  const values = [organizationUuid(transaction), toUuid(memberId)];
  const [row] = await query<{ work: PersonalWork }>(
    transaction,
    {
      name: "work_items.export_person",
      text: `select json_build_object(
        'created', (select coalesce(json_agg(json_build_object('key', i.key, 'title', i.title, 'createdAt', i.created_at) order by i.id), '[]')
          from work_items i where i.organization_id = $1 and i.created_by_member_id = $2),
        'assigned', (select coalesce(json_agg(json_build_object('key', i.key, 'title', i.title) order by i.id), '[]')
          from work_item_assignees a join work_items i on i.organization_id = a.organization_id and i.id = a.work_item_id
          where a.organization_id = $1 and a.member_id = $2),
        'comments', (select coalesce(json_agg(json_build_object('key', i.key, 'body', c.body, 'createdAt', c.created_at) order by c.id), '[]')
          from comments c join work_items i on i.organization_id = c.organization_id and i.id = c.work_item_id
          where c.organization_id = $1 and c.author_member_id = $2 and c.deleted_at is null),
        'attachments', (select coalesce(json_agg(json_build_object('key', i.key, 'name', t.name, 'createdAt', t.created_at) order by t.id), '[]')
          from attachments t join work_items i on i.organization_id = t.organization_id and i.id = t.work_item_id
          where t.organization_id = $1 and t.added_by_member_id = $2)) as work`,
    },
    values,
  );
  return row?.work ?? { created: [], assigned: [], comments: [], attachments: [] };
}

/** Makes tombstones of the member's comments, takes the member off all work, and forgets who made what. */
export async function eraseWords(transaction: Transaction, memberId: Id<"member">, now: Date): Promise<void> {
  const values = [organizationUuid(transaction), toUuid(memberId)];
  await query(
    transaction,
    {
      name: "work_items.erase_comments",
      text: `update comments set author_member_id = null, body = '', mentioned_member_ids = '{}', deleted_at = coalesce(deleted_at, $3), version = version + 1, updated_at = $3
             where organization_id = $1 and author_member_id = $2`,
    },
    [...values, now],
  );
  await query(
    transaction,
    {
      name: "work_items.erase_assignments",
      text: "delete from work_item_assignees where organization_id = $1 and member_id = $2",
    },
    values,
  );
  for (const [table, column] of [
    ["work_items", "created_by_member_id"],
    ["attachments", "added_by_member_id"],
  ] as const) {
    await query(
      transaction,
      {
        name: `work_items.erase_${table}`,
        text: `update ${table} set ${column} = null where organization_id = $1 and ${column} = $2`,
      },
      values,
    );
  }
}
