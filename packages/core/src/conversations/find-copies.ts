/** Where a work item is shown besides here, for its card. */
import { cardLimits } from "@eureka/contracts/card";
import type { WorkItem } from "@eureka/contracts/work-item";
import { loadConnection } from "../connections/index.ts";
import type { Context } from "../operations/index.ts";
import { readLinks } from "../sync/index.ts";
import type { ItemCopy } from "./work-item-card.ts";

/** Nothing is asked for an item that stands only on boards of our own. */
export async function findCopies(context: Context, { id, placements }: WorkItem): Promise<ItemCopy[]> {
  if (placements.every(({ connectionId }) => connectionId === null)) return [];
  const copies: ItemCopy[] = [];
  for (const { connectionId, permalink, state } of await readLinks(context, id)) {
    if (state !== "linked" || permalink === null || permalink.length > cardLimits.url) continue;
    copies.push({ title: (await loadConnection(context, connectionId)).title, url: permalink });
  }
  return copies;
}
