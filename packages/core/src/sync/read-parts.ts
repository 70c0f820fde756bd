/** What is a part of an item over there. */
import { ConnectorError, type ItemReference, type TrackerCapability } from "@eureka/connector-sdk";

/** By their ids; empty on a platform without sub-items, and for an item that is gone by now. */
export async function readParts(tracker: TrackerCapability, item: ItemReference): Promise<readonly string[]> {
  try {
    return (await tracker.listSubItems?.(item)) ?? [];
  } catch (error) {
    if (error instanceof ConnectorError && error.code === "not_found") return [];
    throw error;
  }
}
