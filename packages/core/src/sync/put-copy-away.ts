/** The item is gone here, or left the board: what becomes of its copy says the board's rule. */
import type { Context, JobContext } from "../operations/index.ts";
import { writtenNow } from "./cause.ts";
import { hashOf, noteWritten, recordSides } from "./compare-sides.ts";
import { type ConflictRow, selectConflicts } from "./conflicts.store.ts";
import { answerTo, askAboutEnd, closeAllConflicts, endThere } from "./end-copy.ts";
import { deleteExternalLink, type ExternalLinkRow, updateExternalLink } from "./external-links.store.ts";
import { findItem } from "./find-item.ts";
import type { Place } from "./load-place.ts";
import { queueSubItems } from "./queue-sync.ts";
import { readCopy } from "./read-copy.ts";
import { rulesOf } from "./rules-of.ts";

export async function putCopyAway(context: JobContext, place: Place, link: ExternalLinkRow): Promise<void> {
  const { tracker, connectedBoard } = place;
  if (link.state === "gone") return;
  const platformItemId = link.platformItemId ?? (await findLost(tracker, connectedBoard.platformBoardId, link));
  if (platformItemId === null) return context.transact((inside) => forget(inside, link));
  const rows = await context.transact(({ transaction }) => selectConflicts(transaction, link.id));
  const way = wayOf(place, rows);
  if (way === "ask") return ask(context, place, { ...link, platformItemId });
  if (way === "archive" || way === "delete") await endThere(place, platformItemId, way);
  await context.transact(async (inside) => {
    // What was deleted has nothing that could come back; the item gets a new copy if it does.
    if (way === "delete") return forget(inside, link);
    await closeAllConflicts(inside, link);
    // The link stays, so that the copy is not taken for new work over there, and goes on when the item comes back.
    const before = { ...link.ledger, putAway: { ours: hashOf(way), theirs: hashOf(way) } };
    const ledger = way === "archive" ? noteArchived(inside, link, before) : before;
    const change = { state: "gone", platformItemId, ledger } as const;
    await updateExternalLink(inside.transaction, link.id, change, inside.clock.now());
    await queueSubItems(inside, link);
  });
}

/** Whether we put the copy away or let it go ourselves, and nobody deleted it over there. */
export function wasPutAway({ state, ledger }: Pick<ExternalLinkRow, "state" | "ledger">): boolean {
  // Links of before say it by what stood there last.
  return state === "gone" && (ledger.putAway !== undefined || ledger.archived?.ours === hashOf(true));
}

function wayOf({ connectedBoard, tracker }: Place, rows: readonly ConflictRow[]): string {
  const way = answerTo(rows, "gone_here") ?? rulesOf(connectedBoard).whenGoneHere;
  // A platform may have lost what it was able to do when the rule was made.
  return way === "delete" && !tracker.capabilities().deletesItems ? "archive" : way;
}

async function ask(
  context: JobContext,
  place: Place,
  link: ExternalLinkRow & { platformItemId: string },
): Promise<void> {
  const copy = await readCopy(place, link.platformItemId);
  if (!copy) return context.transact((inside) => forget(inside, link));
  await context.transact(async (inside) => {
    const item = await findItem(inside, link);
    await askAboutEnd(inside, { place, link, item, title: copy.fields.title }, "gone_here");
  });
}

function noteArchived(context: Context, link: ExternalLinkRow, before: ExternalLinkRow["ledger"]) {
  const recorded = recordSides(before, { archived: true }, { archived: true }, ["archived"]);
  return noteWritten(recorded, ["archived"], writtenNow(context, link.remoteVersion));
}

async function forget(context: Context, link: ExternalLinkRow): Promise<void> {
  await closeAllConflicts(context, link);
  await deleteExternalLink(context.transaction, link.id);
  await queueSubItems(context, link);
}

/** The wish was taken back while nobody knew whether the copy had been made. */
async function findLost(
  tracker: Place["tracker"],
  platformBoardId: string,
  link: ExternalLinkRow,
): Promise<string | null> {
  if (!link.attemptedAt) return null;
  const found = await tracker.findByIntent({ intent: link.id, platformBoardId, sentAfter: link.attemptedAt });
  return found?.platformItemId ?? null;
}
