/** Brings our changes to the platform. All of these writes are safe to repeat. */
import type { TrackerItem } from "@eureka/connector-sdk";
import { newUuid } from "@eureka/contracts/ids";
import type { JobContext } from "../operations/index.ts";
import type { Place } from "./load-place.ts";
import type { SyncedFields } from "./our-side.ts";

/** Writes only the given fields; the copy as it stands afterwards. */
export async function sendOurSide(
  context: JobContext,
  { tracker }: Place,
  copy: TrackerItem,
  { platformListId, archived, ...fields }: SyncedFields,
): Promise<TrackerItem> {
  const item = { platformBoardId: copy.platformBoardId, platformItemId: copy.platformItemId };
  const { faults } = context.ports;
  faults.reach("sync.before-remote");
  let after = copy;
  // What is archived refuses other changes on some platforms: it comes back first and goes away last.
  if (archived === false) after = await tracker.restoreItem({ intent: newUuid(), item });
  if (Object.keys(fields).length > 0) after = await tracker.updateItem({ intent: newUuid(), item, fields });
  if (platformListId !== undefined && platformListId !== null) {
    const position = platformListId === copy.fields.platformListId ? null : "last";
    if (position) after = await tracker.moveItem({ intent: newUuid(), item, platformListId, position });
  }
  if (archived === true) after = await tracker.archiveItem({ intent: newUuid(), item });
  faults.reach("sync.after-remote");
  return after;
}
