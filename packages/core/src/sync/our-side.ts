/** A work item in the neutral words of trackers, as one connected board could show it. */
import type { TrackerAbilities } from "@eureka/connector-sdk";
import type { PlatformDue, PlatformItemFields } from "@eureka/contracts/universal-event";
import type { ChecklistEntry, Due, WorkItem } from "@eureka/contracts/work-item";
import type { ConnectedListRow } from "./connected-boards.store.ts";

/** The fields that are kept the same where a platform has them. The item's state follows from its list. */
export const syncedFields = [
  "title",
  "body",
  "platformListId",
  "labels",
  "assignees",
  "due",
  "priority",
  "checklist",
  "archived",
  "parent",
] as const satisfies readonly (keyof PlatformItemFields)[];

export type SyncedFields = Partial<Pick<PlatformItemFields, (typeof syncedFields)[number]>>;

export interface OurFacts {
  readonly item: WorkItem;
  readonly checklist: readonly Pick<ChecklistEntry, "text" | "done">[];
  readonly boardId: string;
  readonly lists: readonly ConnectedListRow[];
  /** Platform user ids by the ids of people; people who are not known over there are missing. */
  readonly platformUsers: ReadonlyMap<string, string>;
  /** What its parent is called there; null also where the parent has no copy on the same board. */
  readonly platformParentId: string | null;
  readonly abilities: Pick<TrackerAbilities, "fields" | "dueKinds" | "maxTitleLength" | "maxBodyLength">;
}

/** What we would show over there. A field that the platform does not have, or that has no counterpart there, is left out. */
export function drawOurSide(facts: OurFacts): SyncedFields {
  const { item, abilities, lists, boardId, checklist, platformUsers, platformParentId } = facts;
  const listId = item.placements.find((placement) => placement.boardId === boardId)?.listId;
  const platformListId = lists.find((list) => list.listId === listId)?.platformListId;
  const all: SyncedFields = {
    title: cutText(item.title, abilities.maxTitleLength),
    body: cutText(item.description, abilities.maxBodyLength),
    ...(platformListId !== undefined && { platformListId }),
    labels: item.labels.map(({ name }) => name).sort(),
    assignees: [...new Set(item.assignees.flatMap(({ id }) => platformUsers.get(id) ?? []))].sort(),
    due: toPlatformDue(item.due, abilities.dueKinds),
    priority: item.priority,
    checklist: checklist.map(({ text, done }) => ({ text, done })),
    archived: item.archivedAt !== null,
    parent: platformParentId,
  };
  return pickFields(all, abilities.fields);
}

/** What a platform shows, in the order in which we compare it. */
export function drawTheirSide(fields: PlatformItemFields, abilities: Pick<TrackerAbilities, "fields">): SyncedFields {
  const side = {
    ...fields,
    labels: [...new Set(fields.labels)].sort(),
    assignees: [...new Set(fields.assignees)].sort(),
  };
  return pickFields(side, abilities.fields);
}

function pickFields(side: SyncedFields, wanted: readonly string[]): SyncedFields {
  return Object.fromEntries(
    syncedFields.filter((field) => wanted.includes(field) && field in side).map((field) => [field, side[field]]),
  );
}

/**
 * Where a platform knows only instants, a day becomes its noon in UTC: the one instant that is the same day from UTC-12 to UTC+11.
 * Where it knows only days, an instant becomes its day in UTC.
 */
export function toPlatformDue(due: Due | null, kinds: TrackerAbilities["dueKinds"]): PlatformDue | null {
  if (!due) return null;
  if (due.type === "date") {
    return kinds.includes("date")
      ? { kind: "date", date: due.date }
      : { kind: "instant", at: `${due.date}T12:00:00.000Z` };
  }
  return kinds.includes("instant") ? { kind: "instant", at: due.at } : { kind: "date", date: due.at.slice(0, 10) };
}

/** What a due over there means here. */
export function fromPlatformDue(due: PlatformDue | null): Due | null {
  if (!due) return null;
  return due.kind === "date"
    ? { type: "date", date: due.date }
    : { type: "instant", at: new Date(due.at).toISOString() };
}

const mark = "…";

/** Cut visibly, never in the middle of a character. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - mark.length).replace(/[\ud800-\udbff]$/, "")}${mark}`;
}

/**
 * Their text with what was cut off ours when it went there; null where nothing was cut, or where theirs does not end with the cut any more:
 * then they wrote another end, and ours stands in the item's history.
 */
export function restoreCut(full: string, theirs: string, length: number): string | null {
  if (full.length <= length || !theirs.endsWith(mark)) return null;
  return theirs.slice(0, -mark.length) + full.slice(cutText(full, length).length - mark.length);
}
