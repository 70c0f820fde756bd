/** The item that another becomes a part of. */
import { EurekaError } from "@eureka/contracts/errors";
import { subItemLevels, type WorkItem, workItemLimits } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";
import { requirePermission, requireVisible } from "../../permissions/index.ts";
import { loadWorkItem } from "./load-work-item.ts";
import { lockParents, selectAncestors, selectLevelsBelow } from "./parents.store.ts";

/**
 * Whoever makes an item a part of another changes both. `item`: null for one that is not made yet. Throws `work_item.not_found`,
 * `forbidden`, `work_item.part_of_itself`, `work_item.too_deep` or `work_item.too_many`. Until the end of the transaction nobody else
 * in the organization makes parts.
 */
export async function findParent(
  context: Context,
  item: Pick<WorkItem, "id" | "key" | "parent"> | null,
  reference: string,
): Promise<NonNullable<WorkItem["parent"]>> {
  const { transaction } = context;
  await lockParents(transaction);
  const parent = await loadWorkItem(context, reference);
  await requireVisible(context, "work_item:read", parent, reference);
  await requirePermission(context, "work_item:update", parent);
  const { id, key, subItems } = parent.item;
  if (item?.parent?.id === id) return { id, key };
  const line = await selectAncestors(transaction, id);
  if (item && line.includes(item.id))
    throw new EurekaError("work_item.part_of_itself", { item: item.key, parent: key });
  const below = item ? await selectLevelsBelow(transaction, item.id) : 0;
  if (line.length + below > subItemLevels) throw new EurekaError("work_item.too_deep", { limit: subItemLevels });
  const limit = workItemLimits.subItems;
  if (subItems.total >= limit) throw new EurekaError("work_item.too_many", { limit, what: "sub-items" });
  return { id, key };
}
