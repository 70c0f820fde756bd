/** A list got another category: its items take over the state that it stands for. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import type { ListOnBoard } from "../lists/lists.store.ts";
import { adoptCategory } from "./adopt-category.ts";
import { readItemsOfList } from "./read-items-of-list.ts";

/** The list must be locked, and its items (`locked`) before it. */
export async function followCategory(
  context: Context,
  list: Pick<ListOnBoard, "id" | "category" | "isLinked">,
  locked: readonly Id<"work_item">[],
): Promise<void> {
  for (const item of await readItemsOfList(context, list.id, locked)) await adoptCategory(context, item, list.id, list);
}
