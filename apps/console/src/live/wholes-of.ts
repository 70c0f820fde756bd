import type { LiveEvent } from "./live-events.ts";

/** The items that the event's item is, or was until now, a part of: what they show of their parts is another by now. */
export function wholesOf({ type, data }: Pick<LiveEvent, "type" | "data">): readonly string[] {
  // What hangs on a part, such as its comments, says nothing of the whole.
  if (!type.startsWith("work_item.") || !Array.isArray(data.parentIds)) return [];
  return data.parentIds.filter((id) => typeof id === "string");
}
