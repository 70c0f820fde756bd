/** Brings our changes to the platform. All of these writes are safe to repeat. */
import type { ItemReference, KeyedPosition, TrackerCapability, TrackerItem } from "@eureka/connector-sdk";
import { newUuid } from "@eureka/contracts/ids";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { StandingMandate } from "../connections/index.ts";
import type { JobContext } from "../operations/index.ts";
import { type Acted, actFor } from "./act-for.ts";
import { hashOf } from "./compare-sides.ts";
import type { Place } from "./load-place.ts";
import { drawTheirSide, type SyncedFields } from "./our-side.ts";
import { findWritersOf } from "./who-changed.ts";

export interface Sent {
  /** The copy as it stands after the last write. */
  readonly copy: TrackerItem;
  /** What the answer to the write of each field said of it: what a later answer says may be somebody else's edit already. */
  readonly shown: SyncedFields;
  /** The platform's ids of the people in whose names fields were written. */
  readonly names: ReadonlyMap<string, string>;
  /** Fields that were not written, because somebody over there changed them while others were. */
  readonly left: readonly string[];
}

export interface Sending {
  readonly copy: TrackerItem;
  readonly item: Pick<WorkItem, "id">;
  /** Of the place in the list that it goes to; null: the end. */
  readonly orderKey: string | null;
}

export function positionOf(orderKey: string | null): "last" | KeyedPosition {
  return orderKey === null ? "last" : { orderKey };
}

/** Writes only the given fields, each in the name of whoever gave it its value, where she gave a mandate. */
export async function sendOurSide(
  context: JobContext,
  place: Place,
  { copy, item: ourItem, orderKey }: Sending,
  wanted: SyncedFields,
): Promise<Sent> {
  const { platformListId, archived, ...fields } = wanted;
  const { tracker } = place;
  const item = { platformBoardId: copy.platformBoardId, platformItemId: copy.platformItemId };
  const { faults } = context.ports;
  const writers = await findWritersOf(context, place, ourItem, Object.keys(wanted));
  faults.reach("sync.before-remote");
  let sent: Sent = { copy, shown: {}, names: new Map(), left: [] };
  const sideOf = (item: TrackerItem): Readonly<Record<string, unknown>> =>
    drawTheirSide(item.fields, tracker.capabilities());
  const isTouched = (field: string) => hashOf(sideOf(sent.copy)[field]) !== hashOf(sideOf(copy)[field]);
  const note = (written: readonly string[], { answer, by }: Acted<TrackerItem>) => {
    const side = Object.entries(sideOf(answer));
    sent = {
      ...sent,
      copy: answer,
      shown: { ...sent.shown, ...Object.fromEntries(side.filter(([field]) => written.includes(field))) },
      names: by === null ? sent.names : new Map([...sent.names, ...written.map((field) => [field, by] as const)]),
    };
  };
  const act = (field: string, write: (tracker: TrackerCapability) => Promise<TrackerItem>) =>
    actFor(context, place, writers.get(field) ?? null, write);
  // What is archived refuses other changes on some platforms: it comes back first and goes away last.
  if (archived === false)
    note(["archived"], await act("archived", (their) => their.restoreItem({ intent: newUuid(), item })));
  const byWriter = Map.groupBy(Object.entries(fields), ([field]) => writers.get(field) ?? null);
  for (const [writer, all] of byWriter) {
    const [entries, left] = [all.filter(([field]) => !isTouched(field)), all.filter(([field]) => isTouched(field))];
    sent = { ...sent, left: [...sent.left, ...left.map(([field]) => field)] };
    if (entries.length === 0) continue;
    note(
      entries.map(([field]) => field),
      await writeFields(context, place, writer, { item, fields: Object.fromEntries(entries) }),
    );
  }
  if (platformListId !== undefined && platformListId !== null && platformListId !== copy.fields.platformListId) {
    const move = (their: TrackerCapability) =>
      their.moveItem({ intent: newUuid(), item, platformListId, position: positionOf(orderKey) });
    const moved = await act("platformListId", move);
    const isLeft = moved.by !== null && moved.answer.fields.platformListId !== platformListId;
    note(["platformListId"], isLeft ? { answer: await move(tracker), by: moved.by } : moved);
  }
  if (archived === true)
    note(["archived"], await act("archived", (their) => their.archiveItem({ intent: newUuid(), item })));
  faults.reach("sync.after-remote");
  return sent;
}

/** What she may not set stands unchanged in the answer: then the connection sets it. */
async function writeFields(
  context: JobContext,
  place: Place,
  writer: StandingMandate | null,
  { item, fields }: { readonly item: ItemReference; readonly fields: SyncedFields },
): Promise<Acted<TrackerItem>> {
  const acted = await actFor(context, place, writer, (their) => their.updateItem({ intent: newUuid(), item, fields }));
  return acted.by === null ? acted : { ...acted, answer: await setWhatWasLeft(place, item, fields, acted.answer) };
}

/** Sets as the connection what a person's write did not set. */
export async function setWhatWasLeft(
  { tracker }: Pick<Place, "tracker">,
  item: ItemReference,
  { platformListId, ...fields }: SyncedFields,
  made: TrackerItem,
): Promise<TrackerItem> {
  const isLeft = typeof platformListId === "string" && made.fields.platformListId !== platformListId;
  const answer = isLeft ? await tracker.moveItem({ intent: newUuid(), item, platformListId, position: "last" }) : made;
  const shown: Readonly<Record<string, unknown>> = drawTheirSide(answer.fields, tracker.capabilities());
  const left = Object.entries(fields).filter(
    ([field, value]) => field in shown && hashOf(shown[field]) !== hashOf(value),
  );
  if (left.length === 0) return answer;
  return tracker.updateItem({ intent: newUuid(), item, fields: Object.fromEntries(left) });
}
