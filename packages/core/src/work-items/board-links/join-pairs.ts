/** Makes one item of two that a board link finds to be the same work. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import { becauseOf, type Context } from "../../operations/index.ts";
import { readWorkItem } from "../items/load-work-item.ts";
import { selectWorkItems } from "../items/work-items.store.ts";
import { lockItems } from "../merging/lock-items.ts";
import { mergeItems } from "../merging/merge-items.ts";
import type { BoardLinkRow } from "./board-links.store.ts";
import { areJoinable, findPairs } from "./find-pairs.ts";

/** How many pairs of which one of the items is a part became one. */
export async function joinPairs(
  context: Context,
  link: BoardLinkRow,
  itemIds: readonly Id<"work_item">[],
): Promise<number> {
  const found = await findPairs(context, link, await selectWorkItems(context.transaction, itemIds));
  const linked = becauseOf(context, { kind: "board_link", boardLinkId: link.id });
  let joined = 0;
  for (const { kept, duplicate } of found) {
    await lockItems(context, [kept.id, duplicate.id]);
    const [item, other] = [await readWorkItem(context, kept.id), await readWorkItem(context, duplicate.id)];
    // Somebody may have placed one of them beside the other meanwhile.
    if (!areJoinable(link, item, other)) continue;
    try {
      await mergeItems(linked, item, other);
      joined++;
    } catch (error) {
      // What cannot become one goes on as two: nothing was done.
      if (!(error instanceof EurekaError && ["work_item.too_many", "work_item.archived"].includes(error.code)))
        throw error;
      context.log.warn({ boardLinkId: link.id, workItemId: item.id, duplicateId: other.id }, "board_link.not_joined");
    }
  }
  return joined;
}
