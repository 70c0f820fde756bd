/** The copy was deleted over there: what becomes of the work item says the board's rule. */
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context, JobContext } from "../operations/index.ts";
import { becauseOfPlatform, type Cause } from "./cause.ts";
import { type ConflictRow, selectConflicts } from "./conflicts.store.ts";
import { answerTo, askAboutEnd, closeAllConflicts } from "./end-copy.ts";
import { announceLink } from "./external-link-view.ts";
import { type ExternalLinkRow, updateExternalLink } from "./external-links.store.ts";
import { findItem } from "./find-item.ts";
import type { Place } from "./load-place.ts";
import { queueSubItems } from "./queue-sync.ts";
import { rulesOf } from "./rules-of.ts";
import { tryAsSync } from "./run-as-sync.ts";

/** Somebody whose edits are ignored loses us the copy, and nothing else. */
export async function loseCopy(
  context: JobContext,
  place: Place,
  link: ExternalLinkRow,
  { causes, isIgnored }: { readonly causes: readonly Cause[]; readonly isIgnored: boolean },
): Promise<void> {
  const way = isIgnored ? "unlink" : rulesOf(place.connectedBoard).whenGoneThere;
  await context.transact(async (outside) => {
    const because = { causes, taken: ["item.deleted"] };
    const inside = await becauseOfPlatform(outside, place, link.platformItemId ?? "", because);
    await closeAllConflicts(inside, link);
    await updateExternalLink(inside.transaction, link.id, { state: "gone", ledger: {}, bases: {} }, inside.clock.now());
    const item = await findItem(inside, link);
    if (!item) return;
    await queueSubItems(inside, link);
    const ends =
      (way === "archive" && !item.archivedAt && isHereAlone(item)) || (way === "delete" && isHereAlone(item));
    // An item that is archived or deleted tells of that; one that goes on would not tell that it lost a copy.
    announceLink(inside, item, link, "gone", ends ? [] : ["deleted"]);
    if (ends) await endHere(inside, item, way);
    // One that stands on other boards too stays as it is, so there is nothing to ask.
    if (way === "ask" && isHereAlone(item))
      await askAboutEnd(inside, { place, link, item, title: item.title }, "gone_there");
  });
}

/** Does what people answered. */
export async function endAsAnswered(context: JobContext, link: ExternalLinkRow): Promise<void> {
  await context.transact(async (inside) => {
    const way = answerTo(await selectConflicts(inside.transaction, link.id), "gone_there");
    if (way === null) return;
    await closeAllConflicts(inside, link);
    const item = await findItem(inside, link);
    if (item && isHereAlone(item)) await endHere(inside, item, way);
  });
}

export function isEndAnswered(rows: readonly ConflictRow[]): boolean {
  return answerTo(rows, "gone_there") !== null;
}

function isHereAlone({ placements }: WorkItem): boolean {
  return placements.length === 1;
}

async function endHere(context: Context, { id, archivedAt }: WorkItem, way: string): Promise<void> {
  if (way === "archive" && !archivedAt) await tryAsSync(context, "work_item.archive", { id });
  if (way === "delete") await tryAsSync(context, "work_item.delete", { id });
}
