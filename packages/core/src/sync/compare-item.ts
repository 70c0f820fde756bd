/**
 * The one way in which a work item and its copy are kept the same, whichever side changed: both are read as they are now, compared
 * with what they showed when they were last the same, and brought together. Hints may come late, twice or not at all.
 */
import { ConnectorError, type TrackerItem } from "@eureka/connector-sdk";
import { EurekaError } from "@eureka/contracts/errors";
import { type Id, idSchema, newId } from "@eureka/contracts/ids";
import type { WorkItem } from "@eureka/contracts/work-item";
import { z } from "zod";
import { outageAttempts } from "../connections/index.ts";
import { type Context, defineJob, type JobContext } from "../operations/index.ts";
import { loadWorkItemForUpdate } from "../work-items/index.ts";
import { applyTheirSide } from "./apply-their-side.ts";
import { selectAttachmentLinks } from "./attachment-links.store.ts";
import { beginReading } from "./begin-reading.ts";
import { compareSides, hashOf, recordSides } from "./compare-sides.ts";
import { createCopy } from "./create-copy.ts";
import { announceLink } from "./external-link-view.ts";
import { type ExternalLinkRow, insertExternalLink, selectLinkAt, updateExternalLink } from "./external-links.store.ts";
import { findItem } from "./find-item.ts";
import { loadPlace, type Place } from "./load-place.ts";
import { notePlace } from "./note-place.ts";
import { drawTheirSide, type SyncedFields, syncedFields } from "./our-side.ts";
import { hasOtherAttachments } from "./plan-attachments.ts";
import { putCopyAway, wasPutAway } from "./put-copy-away.ts";
import { queueAttachments, queueItem, queueOrder, syncJobs } from "./queue-sync.ts";
import { readCopy } from "./read-copy.ts";
import { readNames } from "./read-names.ts";
import { type OurReading, readOurFacts } from "./read-our-facts.ts";
import { refuseCopy } from "./refuse-copy.ts";
import { sendOurSide } from "./send-our-side.ts";
import { updateFacts } from "./update-facts.ts";

/** Points at which a crash test kills the process while both sides are brought together. */
export const syncFaultPoints = ["sync.before-remote", "sync.after-remote"] as const;

export const compareItem = defineJob({
  name: syncJobs.item,
  payload: z.strictObject({
    boardId: idSchema("board"),
    workItemId: idSchema("work_item"),
    changed: z.enum(["here", "there"]),
  }),
  maxAttempts: outageAttempts,
  timeoutSeconds: 60,
  async run(context, wish) {
    await beginReading(context);
    const place = await loadPlace(context, wish.boardId);
    if (!place) return;
    const begun = await context.transact((inside) => begin(inside, place, wish));
    if (!begun) return;
    try {
      await bringTogether(context, place, begun);
    } catch (error) {
      if (error instanceof ConnectorError && !error.isTemporary) return refuseCopy(context, place, begun.link, error);
      throw error;
    }
  },
});

interface Wish {
  readonly boardId: Id<"board">;
  readonly workItemId: Id<"work_item">;
  readonly changed: "here" | "there";
}

interface Begun {
  readonly link: ExternalLinkRow;
  /** Null when the item is gone, or stands on the board no more: its copy is put away. */
  readonly reading: OurReading | null;
}

/** Reads our side, and notes the intent of a copy that is not there yet. Null when nothing is to be done. */
async function begin(context: Context, place: Place, { boardId, workItemId, changed }: Wish): Promise<Begun | null> {
  const known = await selectLinkAt(context.transaction, boardId, { workItemId });
  const item = await findItem(context, { workItemId });
  const standsHere = item?.placements.some((placement) => placement.boardId === boardId) ?? false;
  if (!item || !standsHere) return known ? { link: known, reading: null } : null;
  const reading = await readOurFacts(context, place, item, boardId);
  if (known?.state === "gone" && !wasPutAway(known)) return null;
  if (known?.platformItemId) {
    const isSame = syncedFields.every(
      (field) => !(field in reading.ours) || hashOf(reading.ours[field]) === known.ledger[field]?.ours,
    );
    return changed === "here" && isSame ? null : { link: known, reading };
  }
  const now = context.clock.now();
  if (known) {
    await updateExternalLink(context.transaction, known.id, { attemptedAt: known.attemptedAt ?? now }, now);
    return { link: known, reading };
  }
  const link = await insertExternalLink(context.transaction, {
    id: newId("external_link", now.getTime()),
    workItemId,
    boardId,
    state: "creating",
    attemptedAt: now,
    createdAt: now,
    updatedAt: now,
  });
  // The first attempt needs no look-up: nothing was sent before it.
  return link ? { link: { ...link, attemptedAt: null }, reading } : null;
}

async function bringTogether(context: JobContext, place: Place, { link, reading }: Begun): Promise<void> {
  if (!reading) return putCopyAway(context, place, link);
  if (link.platformItemId === null) return createCopy(context, place, link, reading);
  const copy = await readCopy(place, link.platformItemId);
  if (!copy) return loseCopy(context, link);
  await meet(context, place, link, reading, copy);
}

async function meet(
  context: JobContext,
  place: Place,
  link: ExternalLinkRow,
  { item, ours }: OurReading,
  copy: TrackerItem,
): Promise<void> {
  const theirs = drawTheirSide(copy.fields, place.tracker.capabilities());
  const newer = new Date(item.updatedAt) > copy.updatedAt ? "ours" : "theirs";
  const { toThem, toUs } = compareSides({ ours, theirs, ledger: link.ledger, newer });
  const after = toThem.length === 0 ? copy : await sendOurSide(context, place, copy, pick(ours, toThem));
  const shown = drawTheirSide(after.fields, place.tracker.capabilities());
  const names = toUs.includes("assignees") ? await readNames(place) : new Map<string, string>();
  await context.transact(async (inside) => {
    const now = await readAgain(inside, place, link, item);
    // Somebody changed it here in the meantime: what was sent counts as sent, and all else is compared once more.
    const moved = now && syncedFields.some((field) => hashOf(now.ours[field]) !== hashOf(ours[field]));
    if (now && !moved && toUs.length > 0)
      await applyTheirSide(inside, place, { ...now, theirs: pick(shown, toUs), names });
    const ourEnd = now && !moved ? (await readAgain(inside, place, link, item))?.ours : null;
    const taken = whoFollowed(toThem, ourEnd ? toUs : []);
    const { platformListId = null } = shown;
    const arrival = taken && { workItemId: link.workItemId, platformListId, taken };
    const placed = queueOrderIfMoved(inside, place, link, after);
    const before = arrival ? await notePlace(inside, place, placed, arrival) : placed;
    const ledger = recordSides(before, ourEnd ?? ours, shown, ourEnd ? syncedFields : toThem);
    const permalink = after.permalink ?? link.permalink;
    const change = { ledger, remoteVersion: after.remoteVersion, permalink, state: "linked", error: null } as const;
    await updateExternalLink(inside.transaction, link.id, change, inside.clock.now());
    if (link.state !== "linked") announceLink(inside, item, link, "linked");
    if (now) await followWhatHangsThere(inside, link, copy);
    if (moved) queueItem(inside, { boardId: link.boardId, workItemId: link.workItemId, changed: "there" });
  });
}

/** Which side took the item into another list; null when neither did. */
function whoFollowed(toThem: readonly string[], toUs: readonly string[]): "here" | "there" | null {
  if (toThem.includes("platformListId")) return "there";
  return toUs.includes("platformListId") ? "here" : null;
}

/** Their place is noted beside the fields: when it is another one, the order of its list is compared. */
function queueOrderIfMoved(
  context: Context,
  { lists }: Place,
  { ledger, boardId }: ExternalLinkRow,
  { orderKey, fields }: TrackerItem,
): ExternalLinkRow["ledger"] {
  const list = lists.find(({ platformListId }) => platformListId === fields.platformListId);
  const order = hashOf([fields.platformListId, orderKey]);
  if (!list || ledger.order?.theirs === order) return ledger;
  queueOrder(context, { boardId, listId: list.listId, changed: "there" });
  return { ...ledger, order: { ours: order, theirs: order } };
}

async function followWhatHangsThere(context: Context, link: ExternalLinkRow, copy: TrackerItem): Promise<void> {
  await updateFacts(context, link, copy);
  const rows = await selectAttachmentLinks(context.transaction, link.id);
  if (copy.attachments && hasOtherAttachments(copy.attachments, rows)) queueAttachments(context, link);
}

/** Null when the item is gone by now: its event queued what is to be done then. */
async function readAgain(
  context: Context,
  place: Place,
  link: ExternalLinkRow,
  { id }: Pick<WorkItem, "id">,
): Promise<OurReading | null> {
  try {
    const { item } = await loadWorkItemForUpdate(context, id);
    return await readOurFacts(context, place, item, link.boardId);
  } catch (error) {
    if (error instanceof EurekaError && error.kind === "not_found") return null;
    throw error;
  }
}

/** The copy was deleted over there: the item is archived here, because deleting cannot be taken back. */
async function loseCopy(context: JobContext, link: ExternalLinkRow): Promise<void> {
  await context.transact(async (inside) => {
    const item = await findItem(inside, link);
    await updateExternalLink(inside.transaction, link.id, { state: "gone", ledger: {} }, inside.clock.now());
    if (!item) return;
    const isArchived = !item.archivedAt && item.placements.length === 1;
    // An item that is archived tells of that; one that goes on elsewhere would not tell that it lost a copy.
    announceLink(inside, item, link, "gone", isArchived ? [] : ["deleted"]);
    if (isArchived)
      await inside.application.runWithin(inside, {
        operation: "work_item.archive",
        input: { id: item.id },
        principal: inside.principal,
      });
  });
}

function pick(side: SyncedFields, fields: readonly string[]): SyncedFields {
  return Object.fromEntries(Object.entries(side).filter(([field]) => fields.includes(field)));
}
