/** What a tracker lists as changed, as its contract compares it. */
import type { ItemChange, TrackerCapability, TrackerItem } from "../tracker.ts";

/** All changes since the cursor, or from the beginning, in pages of two, with the cursor to go on from. */
export async function readAllChanges(
  tracker: TrackerCapability,
  platformBoardId: string,
  cursor?: string,
): Promise<{ readonly changes: readonly ItemChange[]; readonly cursor: string }> {
  const changes: ItemChange[] = [];
  let next = cursor;
  for (let more = true; more; ) {
    const page = await tracker.listChanges({
      platformBoardId,
      limit: 2,
      ...(next === undefined ? {} : { cursor: next }),
    });
    changes.push(...page.changes);
    next = page.nextCursor;
    more = page.hasMore;
  }
  return { changes, cursor: next ?? "" };
}

export function nameChange(change: ItemChange): string {
  return change.kind === "present" ? change.item.platformItemId : change.platformItemId;
}

/** A platform whose cursor is a time may repeat an item at the edge; the same version again is no news. */
export function isNews(known: readonly TrackerItem[]): (change: ItemChange) => boolean {
  return (change) =>
    change.kind === "deleted" ||
    !known.some(
      (item) => item.platformItemId === change.item.platformItemId && item.remoteVersion === change.item.remoteVersion,
    );
}
