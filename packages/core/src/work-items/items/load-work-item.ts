/** Loads a work item as an operation's target. */
import { notFound } from "@eureka/contracts/errors";
import { fromUuid, type Id, idPrefixes } from "@eureka/contracts/ids";
import type { WorkItem } from "@eureka/contracts/work-item";
import type { Context, Target } from "../../operations/index.ts";
import { selectSuccessor } from "../merging/former-items.store.ts";
import {
  type ItemReference,
  lockWorkItem,
  selectWorkItem,
  selectWorkItemByKey,
  selectWorkItems,
} from "./work-items.store.ts";

export interface WorkItemTarget extends Target {
  readonly item: WorkItem;
}

/** Reads an item by its id or key, or by those of an item that became part of it. Throws `work_item.not_found`. */
export async function loadWorkItem(context: Context, reference: string): Promise<WorkItemTarget> {
  const wanted = readReference(reference);
  const item = (await readItem(context, wanted)) ?? (await readItem(context, await findSuccessor(context, wanted)));
  if (!item) throw notFound("work_item", reference);
  return toTarget(item, reference);
}

/** Locks an item against other changes and reads it. Throws `work_item.not_found`. */
export async function loadWorkItemForUpdate(context: Context, reference: string): Promise<WorkItemTarget> {
  const wanted = readReference(reference);
  const item = (await lockItem(context, wanted)) ?? (await lockItem(context, await findSuccessor(context, wanted)));
  if (!item) throw notFound("work_item", reference);
  return toTarget(item, reference);
}

async function readItem({ transaction }: Context, wanted: ItemReference | null): Promise<WorkItem | undefined> {
  if (!wanted) return undefined;
  return "id" in wanted ? selectWorkItem(transaction, wanted.id) : selectWorkItemByKey(transaction, wanted.key);
}

async function lockItem({ transaction }: Context, wanted: ItemReference | null): Promise<WorkItem | undefined> {
  const uuid = wanted && (await lockWorkItem(transaction, wanted));
  return uuid ? selectWorkItem(transaction, fromUuid("work_item", uuid)) : undefined;
}

async function findSuccessor({ transaction }: Context, wanted: ItemReference): Promise<ItemReference | null> {
  const id = await selectSuccessor(transaction, wanted);
  return id ? { id } : null;
}

/** The item as it stands now, and no other into which it was merged. Throws `work_item.not_found`. */
export async function readWorkItem(context: Context, id: Id<"work_item">): Promise<WorkItem> {
  const item = await selectWorkItem(context.transaction, id);
  if (!item) throw notFound("work_item", id);
  return item;
}

/** Those of several items that are there, each as {@link readWorkItem} reads it. */
export function readWorkItems(context: Context, ids: readonly Id<"work_item">[]): Promise<WorkItem[]> {
  return selectWorkItems(context.transaction, ids);
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
