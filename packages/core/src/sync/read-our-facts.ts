/** What our side of a copy shows now, with what it was drawn from. */
import type { Id } from "@eureka/contracts/ids";
import type { ChecklistEntry, WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../operations/index.ts";
import { readChecklist } from "../work-items/index.ts";
import type { Place } from "./load-place.ts";
import { drawOurSide, type SyncedFields } from "./our-side.ts";
import { selectPlatformUsers } from "./people.store.ts";

export interface OurReading {
  readonly item: WorkItem;
  readonly checklist: readonly ChecklistEntry[];
  readonly platformUsers: ReadonlyMap<string, string>;
  readonly ours: SyncedFields;
}

export async function readOurFacts(
  context: Pick<Context, "transaction">,
  place: Pick<Place, "connection" | "lists" | "tracker">,
  item: WorkItem,
  boardId: Id<"board">,
): Promise<OurReading> {
  const [checklist, platformUsers] = await Promise.all([
    readChecklist(context, item.id),
    selectPlatformUsers(context.transaction, place.connection.id, item.assignees),
  ]);
  const facts = {
    item,
    checklist,
    boardId,
    lists: place.lists,
    platformUsers,
    abilities: place.tracker.capabilities(),
  };
  return { item, checklist, platformUsers, ours: drawOurSide(facts) };
}
