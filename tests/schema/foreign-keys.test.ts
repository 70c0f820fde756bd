/** What is deleted finds whatever refers to it by an index: a table without one is read as a whole for every deleted row. */
import { asOwner } from "@eureka/kit/db";
import { testDatabase } from "@eureka/testing/test-database";
import { expect, it } from "vitest";

/**
 * Written all the time or few in each organization, and led to what is hardly ever deleted: there an index would cost more than it gives.
 */
const readAsAWhole = [
  "attachments (organization_id, added_by_external_identity_id)",
  "attachments (organization_id, added_by_member_id)",
  "comments (organization_id, author_external_identity_id)",
  "connections (organization_id, default_workspace_id)",
  "grants (organization_id, board_id)",
  "grants (organization_id, workspace_id)",
  "messages (organization_id, visible_to_member_id)",
  "placements (organization_id, board_id, list_id)",
  "work_items (organization_id, created_by_external_identity_id)",
  "work_items (organization_id, created_by_member_id)",
  "workspaces (organization_id, default_board_id)",
];

/** Foreign keys whose columns are not the first ones of any index, in whatever order. */
const unindexedKeys = `
  select relname || ' (' || (select string_agg(attname, ', ' order by array_position(conkey, attnum)) from pg_attribute
      where attrelid = conrelid and attnum = any (conkey)) || ')' as name
  from pg_constraint join pg_class on pg_class.oid = conrelid
  where connamespace = 'public'::regnamespace and contype = 'f' and conparentid = 0 and confdeltype <> 'a' and not exists (
    select from pg_index where indrelid = conrelid and (indkey::smallint[])[0:cardinality(conkey) - 1] @> conkey)
  order by 1`;

it("every foreign key that deletes or clears what refers to it begins an index, but for known ones", async () => {
  const { owner } = await testDatabase();
  const { rows } = await asOwner(owner, (client) => client.query<{ name: string }>(unindexedKeys));
  expect(rows.map(({ name }) => name)).toEqual(readAsAWhole);
});
