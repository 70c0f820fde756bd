/**
 * The one way in which a work item and its copy are kept the same, whichever side changed: both are read as they are now, compared
 * with what they showed when they were last the same, and brought together. Hints may come late, twice or not at all.
 */
import { ConnectorError } from "@eureka/connector-sdk";
import { type Id, idSchema, newId } from "@eureka/contracts/ids";
import { z } from "zod";
import { outageAttempts } from "../connections/index.ts";
import { beginReading, type Context, defineJob, type JobContext } from "../operations/index.ts";
import { isStillFollowed } from "../work-items/index.ts";
import { type Cause, causedFields, causesOf, followCause } from "./cause.ts";
import { chooseKeyThere } from "./choose-key-there.ts";
import { hashOf } from "./compare-sides.ts";
import { type ConflictRow, selectConflicts } from "./conflicts.store.ts";
import { createCopy, drawSent, isHurried } from "./create-copy.ts";
import { type ExternalLinkRow, insertExternalLink, selectLinkAt, updateExternalLink } from "./external-links.store.ts";
import { findItem } from "./find-item.ts";
import { loadPlace, type Place } from "./load-place.ts";
import { endAsAnswered, isEndAnswered, loseCopy } from "./lose-copy.ts";
import { meet } from "./meet.ts";
import { syncedFields } from "./our-side.ts";
import { wasMadeByPullRequest } from "./pull-requests/pull-requests.store.ts";
import { putCopyAway, wasPutAway } from "./put-copy-away.ts";
import { queueItem, syncJobs } from "./queue-sync.ts";
import { readCopy } from "./read-copy.ts";
import { type OurReading, readOurFacts } from "./read-our-facts.ts";
import { refuseCopy } from "./refuse-copy.ts";

/** Points at which a crash test kills the process while both sides are brought together. */
export const syncFaultPoints = ["sync.before-remote", "sync.after-remote"] as const;

/** So long a copy waits before it is put away, where linked boards may bring its item back. */
const followMilliseconds = 1_000;

export const compareItem = defineJob({
  name: syncJobs.item,
  payload: z.strictObject({
    boardId: idSchema("board"),
    workItemId: idSchema("work_item"),
    changed: z.enum(["here", "there"]),
    isIgnored: z.boolean().optional(),
    ...causedFields,
  }),
  maxAttempts: outageAttempts,
  timeoutSeconds: 60,
  async run(job, wish) {
    const context = followCause(job, causesOf(wish).at(-1));
    await beginReading(context);
    const place = await loadPlace(context, wish.boardId);
    if (!place) return;
    const begun = await context.transact((inside) => begin(inside, place, wish));
    if (!begun) return;
    try {
      await bringTogether(context, place, begun, wish);
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
  readonly causes?: readonly Cause[] | undefined;
  readonly cause?: Cause | undefined;
  /** Whether a rule ignores what this one does. */
  readonly isIgnored?: boolean | undefined;
}

interface Begun {
  readonly link: ExternalLinkRow;
  readonly conflicts: readonly ConflictRow[];
  /** Null when the item is gone, or stands on the board no more: its copy is put away. */
  readonly reading: OurReading | null;
}

/** Reads our side, and notes the intent of a copy that is not there yet. Null when nothing is to be done. */
async function begin(context: Context, place: Place, { boardId, workItemId, changed }: Wish): Promise<Begun | null> {
  const known = await selectLinkAt(context.transaction, boardId, { workItemId });
  const conflicts = known ? await selectConflicts(context.transaction, known.id) : [];
  const item = await findItem(context, { workItemId });
  const standsHere = item?.placements.some((placement) => placement.boardId === boardId) ?? false;
  if (item && known && !standsHere && (await isStillFollowed(context, workItemId))) {
    const runAt = new Date(context.clock.now().getTime() + followMilliseconds);
    queueItem(context, { boardId, workItemId, changed, runAt });
    return null;
  }
  if (!item || !standsHere) return known ? { link: known, reading: null, conflicts } : null;
  const reading = await readOurFacts(context, place, item, boardId);
  if (known?.state === "gone" && !wasPutAway(known))
    return isEndAnswered(conflicts) ? { link: known, reading, conflicts } : null;
  if (known?.platformItemId) {
    const isSame = syncedFields.every(
      (field) =>
        !(field in reading.ours) ||
        (hashOf(reading.ours[field]) === known.ledger[field]?.ours && known.ledger[field]?.sent === undefined),
    );
    return changed === "here" && isSame ? null : { link: known, reading, conflicts };
  }
  if (!known && (await wasMadeByPullRequest(context.transaction, place.connectedBoard.id, workItemId))) return null;
  const now = context.clock.now();
  const orderKey = isHurried(item) ? null : await chooseKeyThere(context, place, item);
  if (known) {
    const attempt = { attemptedAt: known.attemptedAt ?? now, orderKey };
    await updateExternalLink(context.transaction, known.id, attempt, now);
    return { link: { ...known, orderKey }, reading, conflicts };
  }
  const link = await insertExternalLink(context.transaction, {
    id: newId("external_link", now.getTime()),
    workItemId,
    boardId,
    state: "creating",
    orderKey,
    ...drawSent(place, reading.ours),
    attemptedAt: now,
    createdAt: now,
    updatedAt: now,
  });
  // The first attempt needs no look-up: nothing was sent before it.
  return link ? { link: { ...link, attemptedAt: null }, reading, conflicts } : null;
}

async function bringTogether(
  context: JobContext,
  place: Place,
  { link, reading, conflicts }: Begun,
  wish: Wish,
): Promise<void> {
  const { isIgnored = false } = wish;
  const causes = causesOf(wish);
  if (!reading) return putCopyAway(context, place, link);
  if (isEndAnswered(conflicts)) return endAsAnswered(context, link);
  if (link.platformItemId === null) return createCopy(context, place, link, reading);
  const copy = await readCopy(place, link.platformItemId);
  if (!copy) return loseCopy(context, place, link, { causes, isIgnored });
  await meet(context, place, { link, reading, copy, conflicts, causes, isIgnored });
}
