/** Table `former_work_items`: items that became part of another one. */
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import type { WorkItem } from "@eureka/contracts/work-item";
import { from, instant, query, typeId } from "@eureka/kit/db";
import { pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";
import { organizationOf, organizationUuid } from "../columns.ts";
import type { ItemReference } from "../items/work-items.store.ts";

export const formerWorkItems = pgTable("former_work_items", {
  organizationId: typeId("organization").notNull(),
  id: typeId("work_item").notNull(),
  key: text().notNull(),
  workItemId: typeId("work_item").notNull(),
  mergedAt: instant().notNull(),
});

/** The item that an item became part of; undefined when it never did. */
export async function selectSuccessor(
  transaction: Transaction,
  reference: ItemReference,
): Promise<Id<"work_item"> | undefined> {
  const column = "id" in reference ? "id" : "key";
  const rows = await query<{ work_item_id: string }>(
    transaction,
    {
      name: `former_work_items.successor_by_${column}`,
      text: `select work_item_id from former_work_items where organization_id = $1 and ${column} = $2`,
    },
    [organizationUuid(transaction), "id" in reference ? toUuid(reference.id) : reference.key],
  );
  return rows[0] && fromUuid("work_item", rows[0].work_item_id);
}

/** What led to the duplicate leads to the item from now on, too. */
export async function insertFormerItem(
  transaction: Transaction,
  { id, key }: Pick<WorkItem, "id" | "key">,
  workItemId: Id<"work_item">,
  mergedAt: Date,
): Promise<void> {
  await query(
    transaction,
    {
      name: "former_work_items.lead_on",
      text: "update former_work_items set work_item_id = $3 where organization_id = $1 and work_item_id = $2",
    },
    [organizationUuid(transaction), toUuid(id), toUuid(workItemId)],
  );
  await from(transaction)
    .insert(formerWorkItems)
    .values({ organizationId: organizationOf(transaction), id, key, workItemId, mergedAt });
}
