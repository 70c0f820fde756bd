import type { Changes } from "@eureka/contracts/event";

/** Whether an update changes anything; one that does not writes nothing and states no event. */
export function hasChanges(changes: Changes): boolean {
  return Object.keys(changes).length > 0;
}
