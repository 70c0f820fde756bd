/** The items of a list from top to bottom, for other modules. */
import type { Id } from "@eureka/contracts/ids";
import type { Context, Transaction } from "../../operations/index.ts";
import { findPositionOf, selectPlacementsOfList } from "./placements.store.ts";

export async function readOrder(context: Pick<Context, "transaction">, listId: Id<"list">): Promise<Id<"work_item">[]> {
  return (await selectPlacementsOfList(context.transaction, listId)).map(({ workItemId }) => workItemId);
}

/** Whether an item stands in a list. */
export async function standsIn(
  transaction: Transaction,
  listId: Id<"list">,
  workItemId: Id<"work_item">,
): Promise<boolean> {
  return (await findPositionOf(transaction, listId, workItemId)) !== null;
}
