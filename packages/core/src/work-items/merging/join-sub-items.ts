/** What two items that become one are parts of, and what is a part of them. */
import { EurekaError } from "@eureka/contracts/errors";
import { subItemLevels, type WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";
import { emitItemEvent } from "../items/emit-item-event.ts";
import { moveSubItems } from "../items/move-sub-items.ts";
import { lockParents, selectAncestors, selectLevelsBelow } from "../items/parents.store.ts";
import { updateWorkItemRow } from "../items/work-items.store.ts";

/**
 * The duplicate's parts become parts of the item, which takes the duplicate's parent where it has none. What stands between the two, or
 * the item itself where it is a part of the duplicate, moves up to the duplicate's parent. Throws `work_item.too_deep`.
 */
export async function joinSubItems(context: Context, item: WorkItem, duplicate: WorkItem): Promise<void> {
  if (item.parent === null && duplicate.parent === null && duplicate.subItems.total === 0) return;
  const { transaction, clock } = context;
  await lockParents(transaction);
  const above = await selectAncestors(transaction, item.id);
  await moveSubItems(context, duplicate, ({ id }) =>
    above.includes(id) ? duplicate.parent : { id: item.id, key: item.key },
  );
  const { parent } = duplicate;
  if (item.parent === null && parent !== null && !(await selectAncestors(transaction, parent.id)).includes(item.id)) {
    await updateWorkItemRow(transaction, item.id, { parentId: parent.id }, clock.now());
    emitItemEvent(context, "work_item.updated", { ...item, parent }, { parent: { from: null, to: parent.key } });
  }
  const levels =
    (await selectAncestors(transaction, item.id)).length - 1 + (await selectLevelsBelow(transaction, item.id));
  if (levels > subItemLevels) throw new EurekaError("work_item.too_deep", { limit: subItemLevels });
}
