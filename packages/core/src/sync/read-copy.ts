/** The copy as it stands on the platform; null when it was deleted there. */
import { ConnectorError, type TrackerItem } from "@eureka/connector-sdk";
import type { Place } from "./load-place.ts";

export async function readCopy(
  { tracker, connectedBoard }: Pick<Place, "tracker" | "connectedBoard">,
  platformItemId: string,
): Promise<TrackerItem | null> {
  try {
    return await tracker.getItem({ platformBoardId: connectedBoard.platformBoardId, platformItemId });
  } catch (error) {
    if (error instanceof ConnectorError && error.code === "not_found") return null;
    throw error;
  }
}
