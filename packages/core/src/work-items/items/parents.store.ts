/** Which work items are parts of which. */
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../../operations/index.ts";
import { organizationUuid } from "../columns.ts";

/** One after the other in an organization: what two changes make each, they could make a ring together. */
export async function lockParents(transaction: Transaction): Promise<void> {
  await query(
    transaction,
    {
      name: "work_items.lock_parents",
      text: "select pg_advisory_xact_lock(hashtextextended('work item parents ' || $1, 0))",
    },
    [organizationUuid(transaction)],
  );
}

/** The item and everything above it, from below. */
export async function selectAncestors(transaction: Transaction, id: Id<"work_item">): Promise<Id<"work_item">[]> {
  const rows = await query<{ id: string }>(
    transaction,
    {
      name: "work_items.ancestors",
      text: `with recursive line as (
               select id, parent_id, 0 as level from work_items where organization_id = $1 and id = $2
               union all
               select up.id, up.parent_id, line.level + 1 from line
               join work_items up on up.organization_id = $1 and up.id = line.parent_id)
             select id from line order by level`,
    },
    [organizationUuid(transaction), toUuid(id)],
  );
  return rows.map((row) => fromUuid("work_item", row.id));
}

/** How many levels of parts are below an item. */
export async function selectLevelsBelow(transaction: Transaction, id: Id<"work_item">): Promise<number> {
  const [row] = await query<{ levels: number }>(
    transaction,
    {
      name: "work_items.levels_below",
      text: `with recursive tree as (
               select id, 0 as level from work_items where organization_id = $1 and id = $2
               union all
               select part.id, tree.level + 1 from tree
               join work_items part on part.organization_id = $1 and part.parent_id = tree.id)
             select coalesce(max(level), 0) as levels from tree`,
    },
    [organizationUuid(transaction), toUuid(id)],
  );
  return row?.levels ?? 0;
}

/** In the order in which they were made. */
export async function selectSubItems(transaction: Transaction, id: Id<"work_item">): Promise<Id<"work_item">[]> {
  const rows = await query<{ id: string }>(
    transaction,
    {
      name: "work_items.sub_items",
      text: "select id from work_items where organization_id = $1 and parent_id = $2 order by id",
    },
    [organizationUuid(transaction), toUuid(id)],
  );
  return rows.map((row) => fromUuid("work_item", row.id));
}
