import type { TrackerCustomField } from "@eureka/connector-sdk";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { ExternalLinkRow } from "./external-links.store.ts";

/** What every event about a field of a copy says. */
export function dataOfField(
  { key, placements }: Pick<WorkItem, "key" | "placements">,
  { id, boardId }: Pick<ExternalLinkRow, "id" | "boardId">,
  { platformFieldId, name }: Pick<TrackerCustomField, "platformFieldId" | "name">,
) {
  return {
    key,
    boardIds: placements.map((placement) => placement.boardId),
    boardId,
    externalLinkId: id,
    platformFieldId,
    name,
  };
}
