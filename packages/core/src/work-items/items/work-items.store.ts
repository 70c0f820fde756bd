/** Table `work_items`: one statement reads an item with everything that hangs on it. */
import { type Id, newUuid, toUuid } from "@eureka/contracts/ids";
import type { ListCategory } from "@eureka/contracts/list";
import type { Priority, WorkItem, WorkItemSource } from "@eureka/contracts/work-item";
import { from, instant, json, query, typeId } from "@eureka/kit/db";
import { and, eq, sql } from "drizzle-orm";
import { date, integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";
import { organizationOf, organizationUuid, type PersonColumns } from "../columns.ts";
import { type ItemRow, itemColumns, itemTextColumns, toWorkItem } from "./item-row.ts";

export const workItems = pgTable("work_items", {
  organizationId: typeId("organization").notNull(),
  id: typeId("work_item").notNull(),
  workspaceId: typeId("workspace").notNull(),
  key: text().notNull(),
  title: text().notNull(),
  description: text().notNull().default(""),
  priority: text().$type<Priority>().notNull().default("none"),
  dueDate: date({ mode: "string" }),
  dueAt: instant(),
  state: text().$type<ListCategory>().notNull(),
  completedAt: instant(),
  archivedAt: instant(),
  parentId: typeId("work_item"),
  source: json<WorkItemSource>(),
  createdByMemberId: typeId("member"),
  createdByExternalIdentityId: typeId("external_identity"),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

type Row = ItemRow & Record<string, unknown>;

const selectItem = `select ${itemColumns}, ${itemTextColumns} from work_items i where i.organization_id = $1`;

/** Reads one item with one prepared statement. */
export async function selectWorkItem(transaction: Transaction, id: Id<"work_item">): Promise<WorkItem | undefined> {
  const rows = await query<Row>(transaction, { name: "work_items.get", text: `${selectItem} and i.id = $2` }, [
    organizationUuid(transaction),
    toUuid(id),
  ]);
  return rows[0] && toWorkItem(rows[0]);
}

export async function selectWorkItemByKey(transaction: Transaction, key: string): Promise<WorkItem | undefined> {
  const rows = await query<Row>(transaction, { name: "work_items.get_by_key", text: `${selectItem} and i.key = $2` }, [
    organizationUuid(transaction),
    key,
  ]);
  return rows[0] && toWorkItem(rows[0]);
}

/** Reads several items, in the order of their ids. */
export async function selectWorkItems(transaction: Transaction, ids: readonly Id<"work_item">[]): Promise<WorkItem[]> {
  if (ids.length === 0) return [];
  const rows = await query<Row>(
    transaction,
    { name: "work_items.get_many", text: `${selectItem} and i.id = any ($2::uuid[]) order by i.id` },
    [organizationUuid(transaction), ids.map(toUuid)],
  );
  return rows.map(toWorkItem);
}

/** Locks an item by id or key, so that changes of it come one after the other; undefined when it does not exist. */
export async function lockWorkItem(transaction: Transaction, reference: ItemReference): Promise<string | undefined> {
  const column = "id" in reference ? "id" : "key";
  const rows = await query<{ id: string }>(
    transaction,
    {
      name: `work_items.lock_by_${column}`,
      text: `select id from work_items where organization_id = $1 and ${column} = $2 for no key update`,
    },
    [organizationUuid(transaction), "id" in reference ? toUuid(reference.id) : reference.key],
  );
  return rows[0]?.id;
}

export type ItemReference = { readonly id: Id<"work_item"> } | { readonly key: string };

export interface NewItemRow {
  readonly id: Id<"work_item">;
  readonly workspaceId: Id<"workspace">;
  readonly title: string;
  readonly description: string;
  readonly priority: Priority;
  readonly dueDate: string | null;
  readonly dueAt: Date | null;
  readonly state: ListCategory;
  readonly completedAt: Date | null;
  readonly parent: WorkItem["parent"];
  readonly source: WorkItemSource | null;
  readonly createdBy: PersonColumns;
  readonly createdAt: Date;
}

/** Where a new item stands, in its home workspace. */
export interface FirstPlacement {
  readonly boardId: Id<"board">;
  readonly listId: Id<"list">;
  readonly position: string;
  readonly connectionId: Id<"connection"> | null;
  readonly isLinked: boolean;
}

/**
 * Takes the workspace's next number, whose row stays locked until the commit, and inserts the item under it with its placement. A
 * number is never taken back, so no key is ever used again. Gives the item as it can be read now, still without labels and people.
 */
export async function insertWorkItem(
  transaction: Transaction,
  row: NewItemRow,
  place: FirstPlacement,
): Promise<WorkItem> {
  const { source, parent, createdAt } = row;
  const parentId = parent && toUuid(parent.id);
  const [id, workspaceId, placementId] = [toUuid(row.id), toUuid(row.workspaceId), newUuid(createdAt.getTime())];
  const [boardId, listId] = [toUuid(place.boardId), toUuid(place.listId)];
  const memberId = row.createdBy.memberId && toUuid(row.createdBy.memberId);
  const externalIdentityId = row.createdBy.externalIdentityId && toUuid(row.createdBy.externalIdentityId);
  const connectionId = place.connectionId && toUuid(place.connectionId);
  const sourceText = source && JSON.stringify(source);
  const [inserted] = await query<{ key: string }>(
    transaction,
    {
      name: "work_items.insert",
      text: `with home as (
               update workspaces set next_item_number = next_item_number + 1 where organization_id = $1 and id = $3
               returning key || '-' || (next_item_number - 1) as item_key),
             item as (
               insert into work_items (organization_id, id, workspace_id, key, title, description, priority, due_date, due_at, state,
                 completed_at, source, created_by_member_id, created_by_external_identity_id, created_at, updated_at, parent_id)
               select $1, $2, $3, item_key, $4, $5, $6, $7::date, $8::timestamptz, $9, $10::timestamptz, $11::jsonb, $12::uuid, $13::uuid,
                 $14::timestamptz, $14::timestamptz, $19::uuid from home
               returning key),
             placement as (
               insert into placements (organization_id, id, work_item_id, board_id, list_id, position, created_at)
               select $1, $15, $2, $16, $17, $18, $14::timestamptz from item)
             select key from item`,
    },
    [
      organizationUuid(transaction),
      id,
      workspaceId,
      row.title,
      row.description,
      row.priority,
      row.dueDate,
      row.dueAt,
      row.state,
      row.completedAt,
      sourceText,
      memberId,
      externalIdentityId,
      createdAt,
      placementId,
      boardId,
      listId,
      place.position,
      parentId,
    ],
  );
  if (!inserted) throw new Error("the workspace of a new work item is gone");
  return toWorkItem({
    id,
    workspace_id: workspaceId,
    key: inserted.key,
    title: row.title,
    description: row.description,
    priority: row.priority,
    due_date: row.dueDate,
    due_at: row.dueAt,
    state: row.state,
    completed_at: row.completedAt,
    archived_at: null,
    parent_id: parentId,
    parent_key: parent?.key ?? null,
    sub_items: [0, 0],
    source: sourceText && JSON.parse(sourceText),
    created_by_member_id: memberId,
    created_by_external_identity_id: externalIdentityId,
    version: 1,
    created_at: createdAt,
    updated_at: createdAt,
    labels: null,
    assignees: null,
    placements: [[placementId, boardId, workspaceId, listId, place.position, connectionId, place.isLinked]],
    checklist: [0, 0],
    comment_count: 0,
    attachment_count: 0,
  });
}

export interface ItemChanges {
  readonly title?: string;
  readonly description?: string;
  readonly priority?: Priority;
  readonly dueDate?: string | null;
  readonly dueAt?: Date | null;
  readonly state?: ListCategory;
  readonly completedAt?: Date | null;
  readonly archivedAt?: Date | null;
  readonly parentId?: Id<"work_item"> | null;
}

/** Writes fields of a locked item; its version goes up in any case. */
export async function updateWorkItemRow(
  transaction: Transaction,
  id: Id<"work_item">,
  changes: ItemChanges,
  now: Date,
): Promise<void> {
  await from(transaction)
    .update(workItems)
    .set({ ...changes, version: sql`${workItems.version} + 1`, updatedAt: now })
    .where(and(eq(workItems.organizationId, organizationOf(transaction)), eq(workItems.id, id)));
}

/** Deletes an item with everything that hangs on it. */
export async function deleteWorkItemRow(transaction: Transaction, id: Id<"work_item">): Promise<void> {
  await from(transaction)
    .delete(workItems)
    .where(and(eq(workItems.organizationId, organizationOf(transaction)), eq(workItems.id, id)));
}
