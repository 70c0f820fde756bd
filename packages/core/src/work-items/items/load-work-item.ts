/** Loads a work item as an operation's target. */
import { notFound } from "@eureka/contracts/errors";
import { fromUuid, type Id, idPrefixes } from "@eureka/contracts/ids";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context, Target } from "../../operations/index.ts";
import { type ItemReference, lockWorkItem, selectWorkItem, selectWorkItemByKey } from "./work-items.store.ts";

export interface WorkItemTarget extends Target {
  readonly item: WorkItem;
}

/** Reads an item by its id or key. Throws `work_item.not_found`. */
export async function loadWorkItem(context: Context, reference: string): Promise<WorkItemTarget> {
  const wanted = readReference(reference);
  const item =
    "id" in wanted
      ? await selectWorkItem(context.transaction, wanted.id)
      : await selectWorkItemByKey(context.transaction, wanted.key);
  if (!item) throw notFound("work_item", reference);
  return toTarget(item, reference);
}

/** Locks an item against other changes and reads it. Throws `work_item.not_found`. */
export async function loadWorkItemForUpdate(context: Context, reference: string): Promise<WorkItemTarget> {
  const uuid = await lockWorkItem(context.transaction, readReference(reference));
  const item = uuid && (await selectWorkItem(context.transaction, fromUuid("work_item", uuid)));
  if (!item) throw notFound("work_item", reference);
  return toTarget(item, reference);
}

/** The item as it stands now. */
export async function readWorkItem(context: Context, id: Id<"work_item">): Promise<WorkItem> {
  return (await loadWorkItem(context, id)).item;
}

/** An item lies in its home workspace and on every board on which it is placed; sight or rights at one of them are enough. */
export function scopesOf(item: Pick<WorkItem, "workspaceId" | "placements">) {
  return [
    { workspaceId: item.workspaceId },
    ...item.placements.map(({ workspaceId, boardId }) => ({ workspaceId, boardId })),
  ];
}

// The target is named as the caller named it: the key of a hidden item must not give its id away.
function toTarget(item: WorkItem, reference: string): WorkItemTarget {
  const id = reference.startsWith(`${idPrefixes.work_item}_`) ? item.id : reference;
  return { noun: "work_item", id, scopes: scopesOf(item), version: item.version, item };
}

function readReference(reference: string): ItemReference {
  return reference.startsWith(`${idPrefixes.work_item}_`)
    ? { id: reference as Id<"work_item"> }
    : { key: reference.toUpperCase() };
}
