/** An item of the platform that nobody here knows yet becomes a work item; one that is known is compared. */
import type { TrackerItem } from "@eureka/connector-sdk";
import { type Id, idSchema, newId } from "@eureka/contracts/ids";
import type { WorkItem } from "@eureka/contracts/work-item";
import { z } from "zod";
import { outageAttempts } from "../connections/index.ts";
import { beginReading, type Context, defineJob } from "../operations/index.ts";
import { findDestination, listOf, makeWorkItem, readWorkItem } from "../work-items/index.ts";
import { applyTheirSide, textsOf } from "./apply-their-side.ts";
import { becauseOfPlatform, causedFields, causesOf, followCause } from "./cause.ts";
import { announceLink } from "./external-link-view.ts";
import {
  type ExternalLinkRow,
  insertExternalLink,
  selectLinkAt,
  selectUnansweredLinks,
} from "./external-links.store.ts";
import { findNeighbours } from "./find-neighbours.ts";
import { loadPlace, type Place } from "./load-place.ts";
import { notePlace } from "./note-place.ts";
import { drawTheirSide, type SyncedFields } from "./our-side.ts";
import { queueAttachments, queueItem, queuePlatformItem, syncJobs } from "./queue-sync.ts";
import { readCopy } from "./read-copy.ts";
import { readLists } from "./read-lists.ts";
import { readNames } from "./read-names.ts";
import { readOurFacts } from "./read-our-facts.ts";
import { readParts } from "./read-parts.ts";
import { neededFields, recordFirst } from "./record-first.ts";
import { recordBases } from "./record-meeting.ts";
import { mayGoField } from "./rules-of.ts";
import { queuePlatformComments } from "./take-platform-comment.ts";
import { drawFacts } from "./update-facts.ts";

export const takePlatformItem = defineJob({
  name: syncJobs.remote,
  payload: z.strictObject({
    boardId: idSchema("board"),
    platformItemId: z.string().min(1).max(255),
    ...causedFields,
  }),
  maxAttempts: outageAttempts,
  timeoutSeconds: 60,
  async run(job, { boardId, platformItemId, ...told }) {
    const causes = causesOf(told);
    const context = followCause(job, causes.at(-1));
    await beginReading(context);
    let place = await loadPlace(context, boardId);
    if (place?.connectedBoard.state !== "active") return;
    const known = await context.transact(async (inside) => {
      const link = await selectLinkAt(inside.transaction, boardId, { platformItemId });
      if (link) queueItem(inside, { boardId, workItemId: link.workItemId, changed: "there" });
      return { link, unanswered: await selectUnansweredLinks(inside.transaction, boardId) };
    });
    if (known.link) return;
    if (await isOurOwn(place, platformItemId, known.unanswered)) return;
    const item = await readCopy(place, platformItemId);
    // What was put away before we heard of it is not brought back as work.
    if (!item || item.fields.archived) return;
    const isListKnown = place.lists.some((list) => list.platformListId === item.fields.platformListId);
    if (!isListKnown && item.fields.platformListId !== null) {
      await readLists(context, place);
      place = (await loadPlace(context, boardId)) ?? place;
    }
    const parts = item.hasSubItems ? await readParts(place.tracker, item) : [];
    const names = item.fields.assignees.length > 0 ? await readNames(place) : new Map<string, string>();
    const here = place;
    await context.transact(async (inside) => {
      const told = await becauseOfPlatform(inside, here, platformItemId, { causes, taken: ["item.created"] });
      await takeItem(told, here, item, names);
      // They may be here already, or on their way: behind that they are compared with an item that is known.
      for (const part of parts) queuePlatformItem(inside, { boardId, platformItemId: part });
    });
  },
});

/** Whether it is a copy of ours whose answer has not arrived yet: then its own job records it. */
async function isOurOwn(
  { tracker, connectedBoard }: Place,
  platformItemId: string,
  unanswered: readonly ExternalLinkRow[],
): Promise<boolean> {
  const { platformBoardId } = connectedBoard;
  for (const link of unanswered) {
    const sentAfter = link.attemptedAt ?? link.createdAt;
    const made = await tracker.findByIntent({ intent: link.id, platformBoardId, sentAfter });
    if (made?.platformItemId === platformItemId) return true;
  }
  return false;
}

async function takeItem(
  context: Context,
  place: Place,
  copy: TrackerItem,
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const { boardId } = place.connectedBoard;
  const { platformItemId } = copy;
  if (await selectLinkAt(context.transaction, boardId, { platformItemId })) return;
  const theirs = drawTheirSide(copy.fields, place.tracker.capabilities());
  const item = await makeItem(context, place, copy, boardId);
  const { checklist = [], assignees = [], parent = null } = takeable(place, theirs);
  const rest = { checklist, assignees, ...(parent !== null && { parent }) };
  const { orderKey } = copy;
  const change = { item, checklist: [], theirs: rest, names, orderKey, platformUsers: new Map() };
  await applyTheirSide(context, place, change);
  const made = await readWorkItem(context, item.id);
  const { ours } = await readOurFacts(context, place, made, boardId);
  const now = context.clock.now();
  const { platformListId } = copy.fields;
  const arrival = { workItemId: item.id, platformListId, taken: "here" } as const;
  const ledger = await notePlace(context, place, recordFirst(place, ours, theirs, "here"), arrival);
  const link = await insertExternalLink(context.transaction, {
    id: newId("external_link", now.getTime()),
    workItemId: item.id,
    boardId,
    state: "linked",
    platformItemId,
    permalink: copy.permalink ?? null,
    remoteVersion: copy.remoteVersion,
    orderKey: copy.orderKey,
    facts: drawFacts(copy, []),
    ledger,
    bases: recordBases({}, ours, Object.keys(takeable(place, theirs))),
    createdAt: now,
    updatedAt: now,
  });
  if (!link) throw new Error("a platform's item was taken twice at once");
  announceLink(context, made, link, "linked");
  if (copy.attachments && copy.attachments.length > 0) queueAttachments(context, link);
  queuePlatformComments(context, { boardId, platformItemId, workItemId: item.id });
}

/** An item needs a title and a list, whichever way these go later. */
function takeable({ connectedBoard }: Place, theirs: SyncedFields): SyncedFields {
  const isTaken = (field: string) => neededFields.includes(field) || mayGoField(connectedBoard, field, "here");
  return Object.fromEntries(Object.entries(theirs).filter(([field]) => isTaken(field)));
}

/** In its list, at its place; where that is unknown, in the board's first list for work that nobody has begun. */
async function makeItem(context: Context, place: Place, copy: TrackerItem, boardId: Id<"board">): Promise<WorkItem> {
  const known = place.lists.find((list) => list.platformListId === copy.fields.platformListId && !list.archived);
  const destination = await findDestination(context, known ? { listId: known.listId } : { boardId }, {});
  const {
    title = "",
    description = "",
    labels = [],
    due = null,
    priority = "none",
  } = textsOf(takeable(place, copy.fields));
  const source = copy.permalink === undefined ? null : { connectionId: place.connection.id, permalink: copy.permalink };
  const given = { title, description, priority, due, labels, assignees: [], source, createdBy: null };
  const arriving = { orderKey: copy.orderKey, workItemId: null };
  const neighbours = known ? await findNeighbours(context, place.connectedBoard, known, arriving) : {};
  return makeWorkItem(context, listOf(destination), given, neighbours);
}
