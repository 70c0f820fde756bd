/** Finds the position of a checklist entry; the item must be locked. */
import { invalidField } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { ChecklistEntry } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";
import { longestPosition, positionBetween, positions } from "../position.ts";
import { updateEntryRow } from "./checklist.store.ts";

/** Directly behind `afterId`; null means the beginning, undefined the end. `entries` are the others, in order. */
export async function placeEntry(
  context: Context,
  entries: readonly ChecklistEntry[],
  afterId: Id<"checklist_entry"> | null | undefined,
): Promise<string> {
  const index = afterId === undefined ? entries.length : afterId === null ? 0 : indexAfter(entries, afterId);
  const position = positionBetween(entries[index - 1]?.position ?? null, entries[index]?.position ?? null);
  if (position.length <= longestPosition) return position;
  const fresh = positions(entries.length + 1);
  const [own] = fresh.splice(index, 1);
  const now = context.clock.now();
  for (const [place, { id }] of entries.entries()) {
    await updateEntryRow(context.transaction, id, { position: fresh[place] as string }, now);
  }
  return own as string;
}

function indexAfter(entries: readonly ChecklistEntry[], id: Id<"checklist_entry">): number {
  const index = entries.findIndex((entry) => entry.id === id);
  if (index < 0) throw invalidField("afterId", "not_in_checklist", "must be another entry of the same checklist");
  return index + 1;
}
