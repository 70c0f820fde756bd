/** Takes over what changed on the platform. */

import type { TrackerItem } from "@eureka/connector-sdk";
import { textLimits } from "@eureka/contracts/text";
import type { PlatformItemFields } from "@eureka/contracts/universal-event";
import { say } from "@eureka/contracts/words";
import type { ChecklistEntry, WorkItem } from "@eureka/contracts/work-item";
import type { Context } from "../operations/index.ts";
import { applyChecklist } from "./apply-checklist.ts";
import { selectLinkAt } from "./external-links.store.ts";
import { findNeighbours } from "./find-neighbours.ts";
import { findPerson } from "./find-person.ts";
import type { Place } from "./load-place.ts";
import { cutText, fromPlatformDue, restoreCut, type SyncedFields } from "./our-side.ts";
import { runAsSync, tryAsSync } from "./run-as-sync.ts";

export interface TheirChange {
  readonly item: WorkItem;
  readonly checklist: readonly ChecklistEntry[];
  /** Only these fields are taken over. */
  readonly theirs: SyncedFields;
  /** Where the copy stands in its list. */
  readonly orderKey: TrackerItem["orderKey"];
  /** Names of people over there, by their platform user ids. */
  readonly names: ReadonlyMap<string, string>;
  /** What we show of people now, by platform user id: whoever is not known over there stays assigned here. */
  readonly platformUsers: ReadonlyMap<string, string>;
}

/** The item must be locked. Each field goes through the operation that people use for it. */
export async function applyTheirSide(context: Context, place: Place, change: TheirChange): Promise<void> {
  const { item, theirs } = change;
  const { id } = item;
  if (theirs.archived === false && item.archivedAt) await tryAsSync(context, "work_item.unarchive", { id });
  const texts = textsOf({ ...theirs, ...restoreBody(place, item, theirs) });
  if (Object.keys(texts).length > 0) await runAsSync(context, "work_item.update", { id, ...texts });
  const list = place.lists.find(({ platformListId }) => platformListId === theirs.platformListId);
  if (list) await moveItem(context, place, change, list);
  if (theirs.assignees) await applyAssignees(context, place, change, theirs.assignees);
  if (theirs.parent !== undefined) await applyParent(context, place, item, theirs.parent);
  if (theirs.checklist) await applyChecklist(context, item, change.checklist, theirs.checklist);
  if (theirs.archived === true && !item.archivedAt) await tryAsSync(context, "work_item.archive", { id });
}

/** What is too long for the platform was cut there, and not here. */
export function restoreBody(
  { tracker }: Pick<Place, "tracker">,
  { description }: Pick<WorkItem, "description">,
  { body }: SyncedFields,
): Pick<SyncedFields, "body"> {
  const restored = body === undefined ? null : restoreCut(description, body, tracker.capabilities().maxBodyLength);
  return restored === null ? {} : { body: restored };
}

/** Over there what was put away can be moved too; here it comes back for that. */
async function moveItem(
  context: Context,
  { connectedBoard }: Place,
  { item: { id, archivedAt }, theirs, orderKey }: TheirChange,
  list: Place["lists"][number],
): Promise<void> {
  const isAway = archivedAt !== null && theirs.archived !== false;
  if (isAway) await tryAsSync(context, "work_item.unarchive", { id });
  const neighbours = await findNeighbours(context, connectedBoard, list, { orderKey, workItemId: id });
  const { listId } = list;
  const isBeside = await tryAsSync(context, "work_item.move", { id, listId, ...neighbours });
  // The neighbour may have left the list in this moment.
  if (!isBeside) await tryAsSync(context, "work_item.move", { id, listId });
  if (isAway) await tryAsSync(context, "work_item.archive", { id });
}

/** Their texts within our limits: a title is one line here, and never empty. */
export function textsOf({ title, body, labels, due, priority }: SyncedFields) {
  return {
    ...(title !== undefined && { title: toTitle(title) }),
    ...(body !== undefined && { description: cutText(body, textLimits.description) }),
    ...(labels !== undefined && { labels: toLabels(labels) }),
    ...(due !== undefined && { due: fromPlatformDue(due) }),
    ...(priority !== undefined && { priority }),
  };
}

function toTitle(title: string): string {
  const line = title.replace(/\s+/g, " ").trim();
  return line === "" ? say("sync.untitled") : cutText(line, textLimits.title);
}

const longestLabel = 100;
const mostLabels = 50;

function toLabels(labels: readonly string[]): string[] {
  const names = labels
    .map((name) => cutText(name.replace(/\s+/g, " ").trim(), longestLabel))
    .filter((name) => name !== "");
  const byName = new Map(names.map((name) => [name.toLowerCase(), name]));
  return [...byName.values()].slice(0, mostLabels);
}

/** What would make a ring here, or is too deep, is refused: then ours goes there again. */
async function applyParent(
  context: Context,
  { connectedBoard }: Pick<Place, "connectedBoard">,
  { id }: WorkItem,
  platformItemId: string | null,
): Promise<void> {
  const parent =
    platformItemId && (await selectLinkAt(context.transaction, connectedBoard.boardId, { platformItemId }));
  if (platformItemId !== null && !parent) return;
  await tryAsSync(context, "work_item.update", { id, parentId: parent ? parent.workItemId : null });
}

async function applyAssignees(
  context: Context,
  place: Place,
  { item, names, platformUsers }: TheirChange,
  wanted: readonly PlatformItemFields["assignees"][number][],
): Promise<void> {
  const { id } = item;
  for (const { id: person } of item.assignees) {
    const platformUserId = platformUsers.get(person);
    if (platformUserId !== undefined && !wanted.includes(platformUserId))
      await tryAsSync(context, "work_item.unassign", { id, assignee: person });
  }
  const here = new Set(item.assignees.flatMap((person) => platformUsers.get(person.id) ?? []));
  for (const platformUserId of wanted.filter((user) => !here.has(user))) {
    const identity = await findPerson(context, place.connection, platformUserId, names.get(platformUserId));
    await tryAsSync(context, "work_item.assign", { id, assignee: identity.memberId ?? identity.id });
  }
}
