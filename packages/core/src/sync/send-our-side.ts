/** Brings our changes to the platform. All of these writes are safe to repeat. */
import type { TrackerItem } from "@eureka/connector-sdk";
import { newUuid } from "@eureka/contracts/ids";
import type { JobContext } from "../operations/index.ts";
import type { Place } from "./load-place.ts";
import { drawTheirSide, type SyncedFields } from "./our-side.ts";

export interface Sent {
  /** The copy as it stands after the last write. */
  readonly copy: TrackerItem;
  /** What the answer to the write of each field said of it: what a later answer says may be somebody else's edit already. */
  readonly shown: SyncedFields;
}

/** Writes only the given fields. */
export async function sendOurSide(
  context: JobContext,
  { tracker }: Place,
  copy: TrackerItem,
  { platformListId, archived, ...fields }: SyncedFields,
): Promise<Sent> {
  const item = { platformBoardId: copy.platformBoardId, platformItemId: copy.platformItemId };
  const { faults } = context.ports;
  faults.reach("sync.before-remote");
  let sent: Sent = { copy, shown: {} };
  const note = (written: readonly string[], answer: TrackerItem) => {
    const side = Object.entries(drawTheirSide(answer.fields, tracker.capabilities()));
    sent = {
      copy: answer,
      shown: { ...sent.shown, ...Object.fromEntries(side.filter(([field]) => written.includes(field))) },
    };
  };
  // What is archived refuses other changes on some platforms: it comes back first and goes away last.
  if (archived === false) note(["archived"], await tracker.restoreItem({ intent: newUuid(), item }));
  if (Object.keys(fields).length > 0)
    note(Object.keys(fields), await tracker.updateItem({ intent: newUuid(), item, fields }));
  if (platformListId !== undefined && platformListId !== null && platformListId !== copy.fields.platformListId)
    note(["platformListId"], await tracker.moveItem({ intent: newUuid(), item, platformListId, position: "last" }));
  if (archived === true) note(["archived"], await tracker.archiveItem({ intent: newUuid(), item }));
  faults.reach("sync.after-remote");
  return sent;
}
