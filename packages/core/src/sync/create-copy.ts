/** Makes the copy of a work item on a platform, once: a lost answer is looked up before anything is repeated. */
import { type CreateItemInput, type TrackerItem, writeOnce } from "@eureka/connector-sdk";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { JobContext } from "../operations/index.ts";
import { actFor, findMandate } from "./act-for.ts";
import { writtenNow } from "./cause.ts";
import { noteWritten, recordSides } from "./compare-sides.ts";
import { announceLink } from "./external-link-view.ts";
import { deleteExternalLink, type ExternalLinkRow, updateExternalLink } from "./external-links.store.ts";
import type { Place } from "./load-place.ts";
import { notePlace } from "./note-place.ts";
import { drawTheirSide, type SyncedFields } from "./our-side.ts";
import { queueCommentsOf } from "./queue-comments.ts";
import { queueAttachments, queueItem, queuePlatformItem, queueSubItems } from "./queue-sync.ts";
import type { OurReading } from "./read-our-facts.ts";
import { readParts } from "./read-parts.ts";
import { neededFields, recordFirst } from "./record-first.ts";
import { recordBases } from "./record-meeting.ts";
import { mayGoField } from "./rules-of.ts";
import { positionOf, setWhatWasLeft } from "./send-our-side.ts";

/** `link` is journaled; `attemptedAt` is null when this is the first attempt. */
export async function createCopy(
  context: JobContext,
  place: Place,
  link: ExternalLinkRow,
  { item, ours }: OurReading,
): Promise<void> {
  const { tracker, connectedBoard } = place;
  const { platformBoardId } = connectedBoard;
  const { archived, parent: _parent, ...fields } = sendable(place, ours);
  // What was put away before anybody saw it over there needs no copy until it comes back.
  if (archived && link.attemptedAt === null) return forget(context, link);
  const attemptedBefore = link.attemptedAt !== null;
  let isNew = false;
  let by: string | null = null;
  const copy = await writeOnce<TrackerItem>({
    attemptedBefore,
    find: () =>
      tracker.findByIntent({ intent: link.id, platformBoardId, sentAfter: link.attemptedAt ?? link.createdAt }),
    write: async () => {
      if (attemptedBefore) await noteSent(context, place, link, ours);
      isNew = true;
      context.ports.faults.reach("sync.before-remote");
      const wish: CreateItemInput = {
        intent: link.id,
        platformBoardId,
        fields: { ...fields, title: fields.title ?? item.title },
        position: isHurried(item) ? "first" : positionOf(link.orderKey),
      };
      const author = await findMandate(context, place, item.createdBy);
      const made = await actFor(context, place, author, (their) => their.createItem(wish));
      context.ports.faults.reach("sync.after-remote");
      if (made.by === null) return made.answer;
      by = made.by;
      const { platformItemId } = made.answer;
      return setWhatWasLeft(place, { platformBoardId, platformItemId }, fields, made.answer);
    },
  });
  // Until now nobody here knew it, so that whoever made other items a part of it over there was not understood.
  const parts = isNew ? [] : await readParts(tracker, copy);
  await context.transact(async (inside) => {
    const shown = drawTheirSide(copy.fields, tracker.capabilities());
    const { platformListId } = copy.fields;
    // One that an earlier attempt made may have changed on both sides since then: they are compared with what was sent.
    const records = isNew
      ? {
          ledger: recordFirst(place, { ...ours, ...atFirst(ours) }, shown, "there"),
          bases: drawSent(place, ours).bases,
        }
      : { ledger: link.ledger, bases: link.bases };
    // What is urgent went to the top there, which counts as a move, so that it comes to the top here too.
    const arrival = { workItemId: item.id, platformListId, taken: "there" } as const;
    const sent = Object.keys(fields);
    const names = new Map(by === null ? [] : sent.map((field) => [field, by as string] as const));
    const written = noteWritten(records.ledger, sent, writtenNow(inside, copy.remoteVersion), names);
    const ledger = await notePlace(inside, place, written, arrival);
    await updateExternalLink(
      inside.transaction,
      link.id,
      {
        state: "linked",
        error: null,
        platformItemId: copy.platformItemId,
        permalink: copy.permalink ?? null,
        remoteVersion: copy.remoteVersion,
        orderKey: copy.orderKey,
        ledger,
        bases: records.bases,
      },
      inside.clock.now(),
    );
    announceLink(inside, item, link, "linked");
    await queueCommentsOf(inside, item.id, link);
    if (item.attachmentCount > 0) queueAttachments(inside, link);
    await queueSubItems(inside, link);
    for (const platformItemId of parts) queuePlatformItem(inside, { boardId: link.boardId, platformItemId });
    // It may have changed here while the platform was answering.
    queueItem(inside, { boardId: link.boardId, workItemId: item.id, changed: isNew ? "here" : "there" });
  });
}

/** Over there it goes to the top of its list. */
export function isHurried({ priority }: Pick<WorkItem, "priority">): boolean {
  return priority === "urgent" || priority === "high";
}

/** A copy needs a title and a list, whichever way these go later. */
function sendable({ connectedBoard }: Place, ours: SyncedFields): SyncedFields {
  const isSent = (field: string) => neededFields.includes(field) || mayGoField(connectedBoard, field, "there");
  return Object.fromEntries(Object.entries(ours).filter(([field]) => isSent(field)));
}

/** How a copy is made, whatever we show: what follows is compared, and written then. */
function atFirst(ours: SyncedFields): SyncedFields {
  return { archived: false, ...("parent" in ours && { parent: null }) };
}

/** What is sent to make a copy: when its answer is lost, nobody else knows it any more. */
export function drawSent(place: Place, ours: SyncedFields): Pick<ExternalLinkRow, "ledger" | "bases"> {
  const sent = { ...sendable(place, ours), ...atFirst(ours) };
  const fields = Object.keys(sent);
  return { ledger: recordSides({}, sent, sent, fields), bases: recordBases({}, sent, fields) };
}

async function noteSent(context: JobContext, place: Place, { id }: ExternalLinkRow, ours: SyncedFields): Promise<void> {
  await context.transact(({ transaction, clock }) =>
    updateExternalLink(transaction, id, drawSent(place, ours), clock.now()),
  );
}

async function forget(context: JobContext, link: ExternalLinkRow): Promise<void> {
  await context.transact(({ transaction }) => deleteExternalLink(transaction, link.id));
}
