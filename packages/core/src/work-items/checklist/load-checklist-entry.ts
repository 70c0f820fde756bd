/** Loads a checklist entry as an operation's target. */
import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { ChecklistEntry, WorkItem } from "@eureka/contracts/work-item";
import type { Context, Target } from "../../operations/index.ts";
import { scopesOf } from "../items/load-work-item.ts";
import { lockWorkItem, selectWorkItem } from "../items/work-items.store.ts";
import { selectEntry } from "./checklist.store.ts";

export interface ChecklistEntryTarget extends Target {
  readonly entry: ChecklistEntry;
  readonly item: WorkItem;
}

/** Locks the entry's item, which keeps the whole checklist still, and reads the entry. Throws `checklist_entry.not_found`. */
export async function loadChecklistEntryForUpdate(
  context: Context,
  id: Id<"checklist_entry">,
): Promise<ChecklistEntryTarget> {
  const { transaction } = context;
  const found = await selectEntry(transaction, id);
  if (!found) throw notFound("checklist_entry", id);
  await lockWorkItem(transaction, { id: found.workItemId });
  const item = await selectWorkItem(transaction, found.workItemId);
  const entry = await selectEntry(transaction, id);
  if (!item || !entry) throw notFound("checklist_entry", id);
  return { noun: "checklist_entry", id, scopes: scopesOf(item), version: entry.version, entry, item };
}
