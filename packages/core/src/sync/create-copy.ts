/** Makes the copy of a work item on a platform, once: a lost answer is looked up before anything is repeated. */
import { type TrackerItem, writeOnce } from "@eureka/connector-sdk";
import type { JobContext } from "../operations/index.ts";
import { recordSides } from "./compare-sides.ts";
import { announceLink } from "./external-link-view.ts";
import { deleteExternalLink, type ExternalLinkRow, updateExternalLink } from "./external-links.store.ts";
import type { Place } from "./load-place.ts";
import { notePlace } from "./note-place.ts";
import { drawTheirSide, syncedFields } from "./our-side.ts";
import { queueCommentsOf } from "./queue-comments.ts";
import { queueAttachments, queueItem } from "./queue-sync.ts";
import type { OurReading } from "./read-our-facts.ts";

/** `link` is journaled; `attemptedAt` is null when this is the first attempt. */
export async function createCopy(
  context: JobContext,
  place: Place,
  link: ExternalLinkRow,
  { item, ours }: OurReading,
): Promise<void> {
  const { tracker, connectedBoard } = place;
  const { platformBoardId } = connectedBoard;
  const { archived, ...fields } = ours;
  // What was put away before anybody saw it over there needs no copy until it comes back.
  if (archived && link.attemptedAt === null) return forget(context, link);
  const copy = await writeOnce<TrackerItem>({
    attemptedBefore: link.attemptedAt !== null,
    find: () =>
      tracker.findByIntent({ intent: link.id, platformBoardId, sentAfter: link.attemptedAt ?? link.createdAt }),
    write: async () => {
      context.ports.faults.reach("sync.before-remote");
      const position = item.priority === "urgent" || item.priority === "high" ? "first" : "last";
      const made = await tracker.createItem({
        intent: link.id,
        platformBoardId,
        fields: { ...fields, title: fields.title ?? item.title },
        position,
      });
      context.ports.faults.reach("sync.after-remote");
      return made;
    },
  });
  await context.transact(async (inside) => {
    const shown = drawTheirSide(copy.fields, tracker.capabilities());
    const { platformListId } = copy.fields;
    // What is urgent went to the top there, which counts as a move, so that it comes to the top here too.
    const arrival = { workItemId: item.id, platformListId, taken: "there" } as const;
    const ledger = await notePlace(inside, place, recordSides({}, ours, shown, syncedFields), arrival);
    await updateExternalLink(
      inside.transaction,
      link.id,
      {
        state: "linked",
        error: null,
        platformItemId: copy.platformItemId,
        permalink: copy.permalink ?? null,
        remoteVersion: copy.remoteVersion,
        ledger,
      },
      inside.clock.now(),
    );
    announceLink(inside, item, link, "linked");
    await queueCommentsOf(inside, item.id, link);
    if (item.attachmentCount > 0) queueAttachments(inside, link);
    // It may have changed here while the platform was answering.
    queueItem(inside, { boardId: link.boardId, workItemId: item.id, changed: "here" });
  });
}

async function forget(context: JobContext, link: ExternalLinkRow): Promise<void> {
  await context.transact(({ transaction }) => deleteExternalLink(transaction, link.id));
}
