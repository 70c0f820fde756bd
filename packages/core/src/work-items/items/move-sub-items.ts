/** What was a part of an item that goes becomes a part of another, or of none. */
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";
import { emitItemEvent } from "./emit-item-event.ts";
import { selectSubItems } from "./parents.store.ts";
import { selectWorkItems, updateWorkItemRow } from "./work-items.store.ts";

/** `parentOf`: where each of them goes. No rights are checked: whoever may delete the item may do this. */
export async function moveSubItems(
  context: Context,
  item: Pick<WorkItem, "id" | "key" | "subItems">,
  parentOf: (part: WorkItem) => WorkItem["parent"],
): Promise<void> {
  if (item.subItems.total === 0) return;
  const { transaction, clock } = context;
  for (const part of await selectWorkItems(transaction, await selectSubItems(transaction, item.id))) {
    const parent = parentOf(part);
    await updateWorkItemRow(transaction, part.id, { parentId: parent?.id ?? null }, clock.now());
    const changes = { parent: { from: item.key, to: parent?.key ?? null } };
    emitItemEvent(context, "work_item.updated", { ...part, parent }, changes);
  }
}
