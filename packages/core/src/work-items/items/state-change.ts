/** State follows the list: what an item that comes into a list of a category becomes. */
import type { ListCategory } from "@eureka/contracts/list";
import type { WorkItemSummary } from "@eureka/contracts/work-item";

export interface StateChange {
  readonly state: ListCategory;
  readonly completedAt: Date | null;
}

/** Null when the item has that state already. Only `done` has a time of completion: dropped work was not completed. */
export function stateChange(
  item: Pick<WorkItemSummary, "state">,
  category: ListCategory,
  now: Date,
): StateChange | null {
  if (item.state === category) return null;
  return { state: category, completedAt: category === "done" ? now : null };
}

/** The same as an event states it. */
export function describeStateChange(
  item: Pick<WorkItemSummary, "state" | "completedAt">,
  change: StateChange,
): Record<string, { from: unknown; to: unknown }> {
  const completedAt = change.completedAt?.toISOString() ?? null;
  return {
    state: { from: item.state, to: change.state },
    ...(completedAt !== item.completedAt && { completedAt: { from: item.completedAt, to: completedAt } }),
  };
}
