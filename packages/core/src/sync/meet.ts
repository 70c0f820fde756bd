/** A work item and its copy meet: what the plan says is carried out on both sides, and written into the ledger. */
import type { TrackerItem } from "@eureka/connector-sdk";
import { EurekaError } from "@eureka/contracts/errors";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context, JobContext } from "../operations/index.ts";
import { loadWorkItemForUpdate } from "../work-items/index.ts";
import { applyTheirSide, restoreBody, type TheirChange } from "./apply-their-side.ts";
import { selectAttachmentLinks } from "./attachment-links.store.ts";
import { becauseOfPlatform, type Cause, lastOfThem, writtenNow } from "./cause.ts";
import { chooseKeyThere } from "./choose-key-there.ts";
import { hashOf, noteWritten } from "./compare-sides.ts";
import { type ConflictRow, selectConflicts } from "./conflicts.store.ts";
import { announceLink } from "./external-link-view.ts";
import { type ExternalLinkRow, updateExternalLink } from "./external-links.store.ts";
import { findItem } from "./find-item.ts";
import { keepOverruled } from "./keep-overruled.ts";
import type { Place } from "./load-place.ts";
import { notePlace } from "./note-place.ts";
import { followConflicts, longestTexts, openConflictsOf } from "./open-conflicts.ts";
import { drawTheirSide, type SyncedFields, syncedFields } from "./our-side.ts";
import { hasOtherAttachments } from "./plan-attachments.ts";
import { type MeetingPlan, planMeeting } from "./plan-meeting.ts";
import { queueAttachments, queueItem, queueOpenParents, queueOrder, queueSubItems } from "./queue-sync.ts";
import { readNames } from "./read-names.ts";
import { type OurReading, readOurFacts } from "./read-our-facts.ts";
import { isParentRefused, leaveParentOpen, lostThere, noteMeeting, recordMeeting } from "./record-meeting.ts";
import { fieldRulesOf } from "./rules-of.ts";
import { type Sending, sendOurSide } from "./send-our-side.ts";
import { updateFacts } from "./update-facts.ts";

export interface Meeting {
  readonly link: ExternalLinkRow;
  readonly reading: OurReading;
  readonly copy: TrackerItem;
  readonly conflicts: readonly ConflictRow[];
  /** What led to it, and whether a rule ignores what whoever changed the copy does. */
  readonly causes: readonly Cause[];
  readonly isIgnored: boolean;
}

export async function meet(context: JobContext, place: Place, meeting: Meeting): Promise<void> {
  const { link, reading, copy, conflicts, causes, isIgnored } = meeting;
  const { item, ours } = reading;
  const theirs = drawTheirSide(copy.fields, place.tracker.capabilities());
  const newer = new Date(item.updatedAt) > copy.updatedAt ? "ours" : "theirs";
  const wanted = planMeeting({
    ours,
    theirs,
    ledger: link.ledger,
    bases: link.bases,
    rules: fieldRulesOf(place.connectedBoard),
    newer,
    conflicts: openConflictsOf(conflicts),
    isIgnored,
    longest: longestTexts(place),
  });
  const isSending = Object.keys(wanted.toThem).length > 0;
  const going = isSending ? await noteBefore(context, place, meeting, { plan: wanted, theirs }) : null;
  if (isSending && !going) return;
  const sent = going
    ? await sendOurSide(context, place, { copy, ...going }, wanted.toThem)
    : { copy, shown: {}, names: new Map<string, string>(), left: [] };
  const plan = withoutLeft(wanted, sent.left);
  const [toThem, toUs] = [Object.keys(plan.toThem), Object.keys(plan.toUs)];
  const after = sent.copy;
  const answered = drawTheirSide(after.fields, place.tracker.capabilities());
  // What somebody changed over there while we wrote is an edit that is compared next, and not how things stand between us.
  const shown = { ...theirs, ...sent.shown };
  const isOvertaken = syncedFields.some((field) => hashOf(answered[field]) !== hashOf(shown[field]));
  const names = toUs.includes("assignees") ? await readNames(place) : new Map<string, string>();
  await context.transact(async (inside) => {
    const now = await readAgain(inside, place, link, item);
    // Somebody changed it here in the meantime: what was sent counts as sent, and all else is compared once more.
    const moved = now && syncedFields.some((field) => hashOf(now.ours[field]) !== hashOf(ours[field]));
    const { orderKey, remoteVersion } = after;
    if (now && !moved) {
      const theirs = pick(shown, toUs);
      await takeTheirs(inside, place, { meeting, plan, change: { ...now, theirs, names, orderKey } });
    }
    const ourEnd = now && !moved ? ((await readAgain(inside, place, link, item))?.ours ?? null) : null;
    const { platformListId = null } = shown;
    // Both sides took it to the same list: each has it at a place of its own.
    const metThere = ourEnd !== null && isNewInBoth(link, ourEnd, shown) ? newer : null;
    const taken = whoFollowed(toThem, ourEnd ? toUs : []) ?? (metThere && (metThere === "ours" ? "there" : "here"));
    const arrival = taken && { workItemId: link.workItemId, platformListId, taken };
    const placed = queueOrderIfMoved(inside, place, link, after);
    const before = arrival ? await notePlace(inside, place, placed, arrival) : placed;
    // Both have their text now, and here its rest follows it: what that makes of ours goes there next.
    const isRestored = now !== null && toUs.includes("body") && "body" in restoreBody(place, now.item, shown);
    const agreed = ourEnd && isRestored ? { ...ourEnd, ...pick(shown, ["body"]) } : ourEnd;
    const standing = { ours: agreed, sent: ours, theirs: shown };
    const records = recordMeeting({ ledger: before, bases: link.bases }, plan, standing);
    const hasParent = toThem.includes("parent") || (ourEnd !== null && toUs.includes("parent"));
    const isRefused = hasParent && isParentRefused(plan, ourEnd ?? ours, shown);
    const permalink = after.permalink ?? link.permalink;
    const { bases } = records;
    const agreedLedger = isRefused ? leaveParentOpen(records.ledger) : records.ledger;
    const ledger = noteWritten(agreedLedger, toThem, writtenNow(inside, after.remoteVersion), sent.names);
    const change = { ledger, bases, remoteVersion, orderKey, permalink, state: "linked", error: null } as const;
    await updateExternalLink(inside.transaction, link.id, change, inside.clock.now());
    if (link.state !== "linked") {
      announceLink(inside, item, link, "linked");
      await queueSubItems(inside, link);
    }
    if (hasParent && !isRefused) await queueOpenParents(inside, link.boardId);
    const by = lastOfThem(place, causes);
    const scene = { place, item: now?.item ?? item, link, ours, theirs: shown, by, changedAt: copy.updatedAt };
    if (ourEnd) await followConflicts(inside, scene, plan.held, await selectConflicts(inside.transaction, link.id));
    // Something may have been hung there between our reading and our writing, and no later version tells of it.
    const hanging = after.attachments ?? copy.attachments;
    if (now) await followWhatHangsThere(inside, link, { ...copy, ...(hanging && { attachments: hanging }) });
    if (moved || isOvertaken || isRestored || (isRefused && toUs.includes("parent")))
      queueItem(inside, { boardId: link.boardId, workItemId: link.workItemId, changed: "there" });
  });
}

/**
 * What is sent is noted, and what it overwrites is kept, first: a crash in between takes our own words for nobody else's, and loses nothing.
 * Null for an item that is gone by now: what its copy says is overwritten for nobody, and its event queued what is to be done then.
 */
async function noteBefore(
  context: JobContext,
  place: Place,
  { link, reading }: Meeting,
  { plan, theirs }: { readonly plan: MeetingPlan; readonly theirs: SyncedFields },
): Promise<Pick<Sending, "item" | "orderKey"> | null> {
  const lost = lostThere(plan);
  return context.transact(async (inside) => {
    if (!(await findItem(inside, link))) return null;
    const { item } = reading;
    const orderKey = "platformListId" in plan.toThem ? await chooseKeyThere(inside, place, item) : null;
    const unkept = lost.filter(({ field, value }) => link.ledger[field]?.overruled !== hashOf(value));
    await keepOverruled(inside, place, { item, link }, unkept);
    const ledger = noteMeeting(link.ledger, plan, reading.ours, theirs);
    // The copy was not looked at yet: whoever looks for what changed here since then still finds the item.
    await updateExternalLink(inside.transaction, link.id, { ledger }, link.updatedAt);
    return { item, orderKey };
  });
}

async function takeTheirs(
  context: Context,
  place: Place,
  { meeting, plan, change }: { readonly meeting: Meeting; readonly plan: MeetingPlan; readonly change: TheirChange },
): Promise<void> {
  const lost = plan.overruled.filter(({ side }) => side === "ours");
  await keepOverruled(context, place, { item: change.item, link: meeting.link }, lost);
  const taken = Object.keys(change.theirs);
  if (taken.length === 0) return;
  const told = await becauseOfPlatform(context, place, meeting.copy.platformItemId, { causes: meeting.causes, taken });
  await applyTheirSide(told, place, change);
}

/** Which side took the item into another list; null when neither did. */
function whoFollowed(toThem: readonly string[], toUs: readonly string[]): "here" | "there" | null {
  if (toThem.includes("platformListId")) return "there";
  return toUs.includes("platformListId") ? "here" : null;
}

function isNewInBoth({ ledger }: ExternalLinkRow, ours: SyncedFields, theirs: SyncedFields): boolean {
  const list = hashOf(theirs.platformListId);
  return hashOf(ours.platformListId) === list && ledger.platformListId?.theirs !== list;
}

/** Their place is noted beside the fields: when it is another one, the order of its list is compared. */
function queueOrderIfMoved(
  context: Context,
  { lists }: Place,
  { ledger, boardId }: ExternalLinkRow,
  { orderKey, fields }: TrackerItem,
): ExternalLinkRow["ledger"] {
  const list = lists.find(({ platformListId }) => platformListId === fields.platformListId);
  // What was put away stands in no order: when it comes back its place counts.
  const order = hashOf([fields.platformListId, orderKey, fields.archived]);
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
    // It became part of another item: then that one is compared.
    if (item.id !== id) return null;
    return await readOurFacts(context, place, item, link.boardId);
  } catch (error) {
    if (error instanceof EurekaError && error.kind === "not_found") return null;
    throw error;
  }
}

/** What was not written after all is compared once more, with what stands there by now. */
function withoutLeft(plan: MeetingPlan, left: readonly string[]): MeetingPlan {
  if (left.length === 0) return plan;
  const without = (side: SyncedFields) =>
    Object.fromEntries(Object.entries(side).filter(([field]) => !left.includes(field)));
  const { toThem, toUs, withheld } = plan;
  return { ...plan, toThem: without(toThem), toUs: without(toUs), withheld: [...withheld, ...left] };
}

function pick(side: SyncedFields, fields: readonly string[]): SyncedFields {
  return Object.fromEntries(Object.entries(side).filter(([field]) => fields.includes(field)));
}
