/** What our side of a copy shows now, with what it was drawn from. */
import type { Id } from "@eureka/contracts/ids";
import type { ChecklistEntry, WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../operations/index.ts";
import { readChecklist } from "../work-items/index.ts";
import { selectLinkAt } from "./external-links.store.ts";
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
  const abilities = place.tracker.capabilities();
  const parentId = abilities.fields.includes("parent") ? item.parent?.id : undefined;
  const [checklist, platformUsers, parent] = await Promise.all([
    item.checklist.total === 0 ? [] : readChecklist(context, item.id),
    selectPlatformUsers(context.transaction, place.connection.id, item.assignees),
    parentId && selectLinkAt(context.transaction, boardId, { workItemId: parentId }),
  ]);
  const facts = {
    item,
    checklist,
    boardId,
    lists: place.lists,
    platformUsers,
    platformParentId: parent && parent.state === "linked" ? parent.platformItemId : null,
    abilities,
  };
  return { item, checklist, platformUsers, ours: drawOurSide(facts) };
}
