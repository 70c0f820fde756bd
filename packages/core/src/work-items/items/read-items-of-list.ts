/** The items of a locked list whose items were locked before it. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";
import { selectPlacementsOfList } from "./placements.store.ts";
import { selectWorkItems } from "./work-items.store.ts";

/**
 * Reads the items in the list's order. One that came in between the two locks cannot be locked any more without the danger of a
 * deadlock: then `list.changed_meanwhile`, and the caller tries again.
 */
export async function readItemsOfList(
  context: Context,
  listId: Id<"list">,
  locked: readonly Id<"work_item">[],
): Promise<WorkItem[]> {
  const placed = await selectPlacementsOfList(context.transaction, listId);
  const known = new Set(locked);
  if (placed.some(({ workItemId }) => !known.has(workItemId)))
    throw new EurekaError("list.changed_meanwhile", { id: listId });
  const items = await selectWorkItems(
    context.transaction,
    placed.map(({ workItemId }) => workItemId),
  );
  const byId = new Map(items.map((item) => [item.id, item]));
  return placed.flatMap(({ workItemId }) => byId.get(workItemId) ?? []);
}
