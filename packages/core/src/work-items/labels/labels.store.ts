/** Tables `labels` and `work_item_labels`. */
import { type Id, newId, toUuid } from "@eureka/contracts/ids";
import type { Label, LabelColor } from "@eureka/contracts/label";
import { from, instant, isUniqueViolation, query, savepoint, typeId } from "@eureka/kit/db";
import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";
import { organizationOf, organizationUuid } from "../columns.ts";

export const labels = pgTable("labels", {
  organizationId: typeId("organization").notNull(),
  id: typeId("label").notNull(),
  workspaceId: typeId("workspace").notNull(),
  name: text().notNull(),
  color: text().$type<LabelColor>().notNull(),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

export const workItemLabels = pgTable("work_item_labels", {
  organizationId: typeId("organization").notNull(),
  workItemId: typeId("work_item").notNull(),
  labelId: typeId("label").notNull(),
});

type LabelRow = typeof labels.$inferSelect;

function toLabel({ organizationId: _organizationId, ...row }: LabelRow): Label {
  return { ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
}

const isLabel = (transaction: Transaction, id: Id<"label">) =>
  and(eq(labels.organizationId, organizationOf(transaction)), eq(labels.id, id));

export async function selectLabel(transaction: Transaction, id: Id<"label">): Promise<Label | undefined> {
  const rows = await from(transaction).select().from(labels).where(isLabel(transaction, id));
  return rows[0] && toLabel(rows[0]);
}

export async function lockLabel(transaction: Transaction, id: Id<"label">): Promise<Label | undefined> {
  const rows = await from(transaction).select().from(labels).where(isLabel(transaction, id)).for("update");
  return rows[0] && toLabel(rows[0]);
}

export interface LabelFilter {
  readonly workspaceIds: readonly Id<"workspace">[];
  readonly after: Id<"label"> | null;
  readonly limit: number;
}

export async function selectLabelPage(transaction: Transaction, filter: LabelFilter): Promise<Label[]> {
  if (filter.workspaceIds.length === 0) return [];
  const rows = await from(transaction)
    .select()
    .from(labels)
    .where(
      and(
        eq(labels.organizationId, organizationOf(transaction)),
        inArray(labels.workspaceId, [...filter.workspaceIds]),
        filter.after ? gt(labels.id, filter.after) : undefined,
      ),
    )
    .orderBy(asc(labels.id))
    .limit(filter.limit);
  return rows.map(toLabel);
}

/** The labels of a workspace with one of these names, whatever their case. */
export async function selectLabelsByName(
  transaction: Transaction,
  workspaceId: Id<"workspace">,
  names: readonly string[],
): Promise<Label[]> {
  if (names.length === 0) return [];
  const wanted = sql`(select lower(wanted) from unnest(${sql.param([...names])}::text[]) as wanted)`;
  const rows = await from(transaction)
    .select()
    .from(labels)
    .where(
      and(
        eq(labels.organizationId, organizationOf(transaction)),
        eq(labels.workspaceId, workspaceId),
        sql`lower(${labels.name}) in ${wanted}`,
      ),
    );
  return rows.map(toLabel);
}

export interface NewLabelRow {
  readonly workspaceId: Id<"workspace">;
  readonly name: string;
  readonly color: LabelColor;
  readonly createdAt: Date;
}

/** Inserts a label; undefined when the workspace has one of this name already. */
export async function insertLabel(transaction: Transaction, row: NewLabelRow): Promise<Label | undefined> {
  const rows = await from(transaction)
    .insert(labels)
    .values({
      ...row,
      organizationId: organizationOf(transaction),
      id: newId("label", row.createdAt.getTime()),
      updatedAt: row.createdAt,
    })
    .onConflictDoNothing()
    .returning();
  return rows[0] && toLabel(rows[0]);
}

/** Changes a label; undefined when another label of the workspace has the name. */
export async function updateLabelRow(
  transaction: Transaction,
  id: Id<"label">,
  changes: { readonly name?: string; readonly color?: LabelColor },
  now: Date,
): Promise<Label | undefined> {
  try {
    const rows = await savepoint(transaction, () =>
      from(transaction)
        .update(labels)
        .set({ ...changes, version: sql`${labels.version} + 1`, updatedAt: now })
        .where(isLabel(transaction, id))
        .returning(),
    );
    return rows[0] && toLabel(rows[0]);
  } catch (error) {
    if (isUniqueViolation(error, "labels_name")) return undefined;
    throw error;
  }
}

export async function deleteLabelRow(transaction: Transaction, id: Id<"label">): Promise<void> {
  await from(transaction).delete(labels).where(isLabel(transaction, id));
}

/** Gives a work item exactly these labels; one that was deleted at this moment is left out. */
export async function replaceItemLabels(
  transaction: Transaction,
  workItemId: Id<"work_item">,
  labelIds: readonly Id<"label">[],
): Promise<void> {
  await query(
    transaction,
    {
      name: "labels.replace",
      text: `with gone as (
               delete from work_item_labels where organization_id = $1 and work_item_id = $2 and label_id <> all ($3::uuid[]))
             insert into work_item_labels (organization_id, work_item_id, label_id)
             select $1, $2, held.id from (
               select id from labels where organization_id = $1 and id = any ($3::uuid[]) order by id for key share) as held
             on conflict do nothing`,
    },
    [organizationUuid(transaction), toUuid(workItemId), labelIds.map(toUuid)],
  );
}
