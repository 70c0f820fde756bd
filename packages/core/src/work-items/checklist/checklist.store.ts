/** Table `checklist_entries`. */
import type { Id } from "@eureka/contracts/ids";
import type { ChecklistEntry } from "@eureka/contracts/work-item";
import { from, instant, typeId } from "@eureka/kit/db";
import { and, eq, sql } from "drizzle-orm";
import { boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";
import { organizationOf } from "../columns.ts";

export const checklistEntries = pgTable("checklist_entries", {
  organizationId: typeId("organization").notNull(),
  id: typeId("checklist_entry").notNull(),
  workItemId: typeId("work_item").notNull(),
  text: text().notNull(),
  done: boolean().notNull().default(false),
  position: text().notNull(),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

type EntryRow = typeof checklistEntries.$inferSelect;

function toEntry({ organizationId: _organizationId, ...row }: EntryRow): ChecklistEntry {
  return { ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
}

const isEntry = (transaction: Transaction, id: Id<"checklist_entry">) =>
  and(eq(checklistEntries.organizationId, organizationOf(transaction)), eq(checklistEntries.id, id));

export async function selectEntry(
  transaction: Transaction,
  id: Id<"checklist_entry">,
): Promise<ChecklistEntry | undefined> {
  const rows = await from(transaction).select().from(checklistEntries).where(isEntry(transaction, id));
  return rows[0] && toEntry(rows[0]);
}

/** The entries of an item, in order. */
export async function selectEntries(transaction: Transaction, workItemId: Id<"work_item">): Promise<ChecklistEntry[]> {
  const rows = await from(transaction)
    .select()
    .from(checklistEntries)
    .where(
      and(
        eq(checklistEntries.organizationId, organizationOf(transaction)),
        eq(checklistEntries.workItemId, workItemId),
      ),
    )
    .orderBy(checklistEntries.position, checklistEntries.id);
  return rows.map(toEntry);
}

export interface NewEntryRow extends Pick<ChecklistEntry, "id" | "workItemId" | "text" | "done" | "position"> {
  readonly createdAt: Date;
}

export async function insertEntry(transaction: Transaction, row: NewEntryRow): Promise<ChecklistEntry> {
  const rows = await from(transaction)
    .insert(checklistEntries)
    .values({ ...row, organizationId: organizationOf(transaction), updatedAt: row.createdAt })
    .returning();
  return toEntry(rows[0] as EntryRow);
}

export async function updateEntryRow(
  transaction: Transaction,
  id: Id<"checklist_entry">,
  changes: { readonly text?: string; readonly done?: boolean; readonly position?: string },
  now: Date,
): Promise<ChecklistEntry> {
  const rows = await from(transaction)
    .update(checklistEntries)
    .set({ ...changes, version: sql`${checklistEntries.version} + 1`, updatedAt: now })
    .where(isEntry(transaction, id))
    .returning();
  return toEntry(rows[0] as EntryRow);
}

export async function deleteEntryRow(transaction: Transaction, id: Id<"checklist_entry">): Promise<void> {
  await from(transaction).delete(checklistEntries).where(isEntry(transaction, id));
}
