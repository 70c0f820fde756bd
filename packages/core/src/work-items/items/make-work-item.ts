/** Makes a work item in a list. */
import type { Person } from "@eureka/contracts/actor";
import { newId } from "@eureka/contracts/ids";
import type { Due, Priority, WorkItem, WorkItemSource } from "@eureka/contracts/work-item";
import type { Context } from "../../operations/index.ts";
import { toPersonColumns } from "../columns.ts";
import { replaceItemLabels } from "../labels/labels.store.ts";
import { resolveLabels } from "../labels/resolve-labels.ts";
import { insertAssignee } from "../people/people.store.ts";
import { checkDue } from "./check-due.ts";
import { toDueColumns } from "./due-columns.ts";
import { emitItemEvent } from "./emit-item-event.ts";
import type { DestinationList } from "./find-destination.ts";
import { findPlace, type Neighbours } from "./find-place.ts";
import { readWorkItem } from "./load-work-item.ts";
import { insertWorkItem } from "./work-items.store.ts";

export interface NewWorkItem {
  readonly title: string;
  readonly description: string;
  readonly priority: Priority;
  readonly due: Due | null;
  /** Ids or names; a missing name becomes a label. */
  readonly labels: readonly string[];
  readonly assignees: readonly Person[];
  /** The item that it becomes a part of, which must have room for it. */
  readonly parent?: WorkItem["parent"];
  readonly source: WorkItemSource | null;
  readonly createdBy: Person | null;
}

/**
 * Puts a new item into `list`, which must be locked and open, by default at its end; the list's workspace becomes the item's home. Checks no
 * rights but to make labels. Throws `work_item.neighbour_moved`.
 */
export async function makeWorkItem(
  context: Context,
  list: DestinationList,
  given: NewWorkItem,
  neighbours: Neighbours = {},
): Promise<WorkItem> {
  const { transaction } = context;
  checkDue(context, given.due);
  const labels = await resolveLabels(context, list.workspaceId, given.labels);
  const createdAt = context.clock.now();
  const id = newId("work_item", createdAt.getTime());
  const place = { boardId: list.boardId, listId: list.id, position: await findPlace(context, list, id, neighbours) };
  const { title, description, priority, due, source, parent = null } = given;
  const row = {
    id,
    workspaceId: list.workspaceId,
    title,
    description,
    priority,
    ...toDueColumns(due),
    state: list.category,
    completedAt: list.category === "done" ? createdAt : null,
    parent,
    source,
    createdBy: toPersonColumns(given.createdBy),
    createdAt,
  };
  const bare = await insertWorkItem(transaction, row, {
    ...place,
    connectionId: list.connectionId,
    isLinked: list.isLinked,
  });
  if (labels.length > 0)
    await replaceItemLabels(
      transaction,
      id,
      labels.map((label) => label.id),
    );
  for (const person of given.assignees) await insertAssignee(transaction, id, person, createdAt);

  const isBare = labels.length === 0 && given.assignees.length === 0;
  const item = isBare ? bare : await readWorkItem(context, id);
  const first = {
    title,
    description,
    priority,
    due,
    state: item.state,
    labels: namesOf(item),
    assignees: item.assignees,
    ...(parent && { parent: parent.key }),
  };
  const changes = Object.fromEntries(Object.entries(first).map(([field, to]) => [field, { from: null, to }]));
  emitItemEvent(context, "work_item.created", item, changes, place);
  return item;
}

/** Labels as history tells them: by name, because a label may be gone when somebody reads it. */
export function namesOf({ labels }: Pick<WorkItem, "labels">): string[] {
  return labels.map(({ name }) => name);
}
