/** Makes one work item of two that are the same work. */
import { EurekaError } from "@eureka/contracts/errors";
import { escapeWithin } from "@eureka/contracts/escape-markdown";
import { newId } from "@eureka/contracts/ids";
import { textLimits } from "@eureka/contracts/text";
import { say } from "@eureka/contracts/words";
import { type WorkItem, workItemLimits } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";
import { fieldChanges } from "../../tenancy/index.ts";
import { readAttachments } from "../attachments/read-attachments.ts";
import { insertEntry, selectEntries } from "../checklist/checklist.store.ts";
import { addComment } from "../comments/add-comment.ts";
import { hasChanges } from "../has-changes.ts";
import { deleteItem } from "../items/delete-item.ts";
import { toDueColumns } from "../items/due-columns.ts";
import { emitItemEvent } from "../items/emit-item-event.ts";
import { readWorkItem } from "../items/load-work-item.ts";
import { namesOf } from "../items/make-work-item.ts";
import { findFollowers, moveFollowers } from "../items/relocate-item.ts";
import { updateWorkItemRow } from "../items/work-items.store.ts";
import { replaceItemLabels } from "../labels/labels.store.ts";
import { resolveLabels } from "../labels/resolve-labels.ts";
import { lockLists, selectList } from "../lists/lists.store.ts";
import { positionsAfter } from "../position.ts";
import { insertFormerItem } from "./former-items.store.ts";
import { joinSubItems } from "./join-sub-items.ts";
import { moveBelongings } from "./merging.store.ts";

/**
 * Both must be locked. What the item says for itself stays; what only the duplicate says is added: comments, files, checklist, people,
 * labels, places, parts, and the fields that the item leaves empty. A title or description that gives way is kept as a comment. The duplicate is
 * deleted, and its id and key lead to the item. Throws `work_item.merge_with_itself`, `work_item.archived`, `work_item.too_many` or
 * `work_item.too_deep`, with nothing done.
 */
export async function mergeItems(context: Context, item: WorkItem, duplicate: WorkItem): Promise<WorkItem> {
  if (item.id === duplicate.id) throw new EurekaError("work_item.merge_with_itself", { id: item.id });
  for (const { archivedAt, id } of [item, duplicate])
    if (archivedAt) throw new EurekaError("work_item.archived", { id });
  await assertRoom(context, item, duplicate);
  await appendChecklist(context, item, duplicate);
  await fillFields(context, item, duplicate);
  await joinSubItems(context, item, duplicate);
  await moveBelongings(context.transaction, duplicate.id, item.id);
  await context.application.absorbWorkItem(context, duplicate.id, item.id);
  await insertFormerItem(context.transaction, duplicate, item.id, context.clock.now());
  await deleteItem(context, duplicate);
  const merged = await readWorkItem(context, item.id);
  announcePeople(context, item, merged);
  await settlePlaces(context, item, duplicate, merged);
  await keepWords(context, merged, item, duplicate);
  emitItemEvent(context, "work_item.merged", merged, {}, { duplicateId: duplicate.id, duplicateKey: duplicate.key });
  return readWorkItem(context, item.id);
}

/** Counts both, although some may be the same: who comes close to a limit is told before anything is done. */
async function assertRoom(context: Context, item: WorkItem, duplicate: WorkItem): Promise<void> {
  const files = await Promise.all([item, duplicate].map(({ id }) => readAttachments(context, id)));
  const sums = [
    ["placements", "boards", item.placements.length + duplicate.placements.length],
    ["assignees", "people", item.assignees.length + duplicate.assignees.length],
    ["labels", "labels", item.labels.length + duplicate.labels.length],
    ["checklist", "checklist entries", item.checklist.total + duplicate.checklist.total],
    ["attachments", "attachments", files.flat().length],
    ["subItems", "sub-items", item.subItems.total + duplicate.subItems.total],
  ] as const;
  for (const [name, what, count] of sums) {
    const limit = workItemLimits[name];
    if (count > limit) throw new EurekaError("work_item.too_many", { limit, what });
  }
}

/** What the item's own checklist says already is not said twice. */
async function appendChecklist({ transaction, clock }: Context, item: WorkItem, duplicate: WorkItem): Promise<void> {
  const own = await selectEntries(transaction, item.id);
  const known = new Set(own.map(({ text }) => text));
  const more = (await selectEntries(transaction, duplicate.id)).filter(({ text }) => !known.has(text));
  const places = positionsAfter(own.at(-1)?.position ?? null, more.length);
  const createdAt = clock.now();
  for (const [index, { text, done }] of more.entries()) {
    const id = newId("checklist_entry", createdAt.getTime());
    const position = places[index] as string;
    await insertEntry(transaction, { id, workItemId: item.id, text, done, position, createdAt });
  }
}

async function fillFields(context: Context, item: WorkItem, duplicate: WorkItem): Promise<void> {
  const labels = await resolveLabels(context, item.workspaceId, [...namesOf(item), ...namesOf(duplicate)]);
  const wanted = {
    description: item.description === "" ? duplicate.description : item.description,
    priority: item.priority === "none" ? duplicate.priority : item.priority,
    due: item.due ?? duplicate.due,
    labels: labels.map(({ name }) => name).toSorted(),
  };
  const changes = fieldChanges({ ...item, labels: namesOf(item).toSorted() }, wanted);
  await replaceItemLabels(
    context.transaction,
    item.id,
    labels.map(({ id }) => id),
  );
  const { description, priority, due } = wanted;
  const columns = { description, priority, ...toDueColumns(due) };
  await updateWorkItemRow(context.transaction, item.id, columns, context.clock.now());
  if (hasChanges(changes)) emitItemEvent(context, "work_item.updated", item, changes);
}

function announcePeople(context: Context, before: WorkItem, merged: WorkItem): void {
  const changes = { assignees: { from: before.assignees, to: merged.assignees } };
  for (const person of merged.assignees)
    if (before.assignees.every(({ id }) => id !== person.id))
      emitItemEvent(context, "work_item.assigned", merged, changes, { person });
}

/** The places that came along follow the item's own, as if the duplicate had moved to where the item stands. */
async function settlePlaces(context: Context, item: WorkItem, duplicate: WorkItem, merged: WorkItem): Promise<void> {
  const [anchor] = item.placements;
  const came = merged.placements.filter(({ id }) => duplicate.placements.some((placement) => placement.id === id));
  const list = anchor && (await selectList(context.transaction, anchor.listId));
  if (!list || came.length === 0) return;
  const destination = { ...list, category: item.state };
  const followers = await findFollowers(context, duplicate, came, destination);
  const locked = await lockLists(
    context.transaction,
    followers.map(({ listId }) => listId),
  );
  await moveFollowers(context, merged, followers, locked);
}

async function keepWords(context: Context, merged: WorkItem, item: WorkItem, duplicate: WorkItem): Promise<void> {
  const isSameTitle = item.title === duplicate.title;
  const isKept = duplicate.description === "" || duplicate.description === merged.description;
  if (isSameTitle && isKept) return;
  const heading = say("work_item.merged_from", { key: duplicate.key, title: escapeWithin(duplicate.title, 300) });
  const body = isKept ? heading : `${heading}\n\n${duplicate.description}`.slice(0, textLimits.comment);
  await addComment(context, merged, { author: duplicate.createdBy, body, sourceMessageId: null });
}
