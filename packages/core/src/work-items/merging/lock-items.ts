/** Locks several items, always in the same order, so that nobody waits for somebody who waits for him. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { loadWorkItem } from "../items/load-work-item.ts";
import { lockWorkItem } from "../items/work-items.store.ts";

/** What does not exist is left out: whoever loads it says so. */
export async function lockItems(context: Context, references: readonly string[]): Promise<void> {
  const ids = new Set<Id<"work_item">>();
  for (const reference of references) {
    try {
      ids.add((await loadWorkItem(context, reference)).item.id);
    } catch (error) {
      if (!(error instanceof EurekaError && error.code === "work_item.not_found")) throw error;
    }
  }
  for (const id of [...ids].sort()) await lockWorkItem(context.transaction, { id });
}
