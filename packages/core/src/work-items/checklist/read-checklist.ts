/** The checklist of an item in its order, for other modules. */
import type { Id } from "@eureka/contracts/ids";
import type { ChecklistEntry } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";
import { selectEntries } from "./checklist.store.ts";

export function readChecklist(
  context: Pick<Context, "transaction">,
  workItemId: Id<"work_item">,
): Promise<ChecklistEntry[]> {
  return selectEntries(context.transaction, workItemId);
}
