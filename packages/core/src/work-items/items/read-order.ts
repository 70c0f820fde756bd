/** The items of a list from top to bottom, for other modules. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { selectPlacementsOfList } from "./placements.store.ts";

export async function readOrder(context: Pick<Context, "transaction">, listId: Id<"list">): Promise<Id<"work_item">[]> {
  return (await selectPlacementsOfList(context.transaction, listId)).map(({ workItemId }) => workItemId);
}
