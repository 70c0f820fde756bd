/** Tables `organizations`, `workspaces` and `used_workspace_keys`. */
import type { Id } from "@eureka/contracts/ids";
import type { OrganizationSettings } from "@eureka/contracts/organization";
import type { WorkspaceKind } from "@eureka/contracts/workspace";
import { from, instant, json, query, typeId } from "@eureka/kit/db";
import { and, asc, eq, gt, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { bigint, integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

export const organizations = pgTable("organizations", {
  id: typeId("organization").notNull(),
  name: text().notNull(),
  region: text().notNull().default("default"),
  defaultWorkspaceId: typeId("workspace"),
  defaultBoardId: typeId("board"),
  defaultListId: typeId("list"),
  settings: json<Partial<OrganizationSettings>>().notNull().default({}),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

export const workspaces = pgTable("workspaces", {
  organizationId: typeId("organization").notNull(),
  id: typeId("workspace").notNull(),
  name: text().notNull(),
  key: text().notNull(),
  kind: text().$type<WorkspaceKind>().notNull(),
  ownerMemberId: typeId("member"),
  timeZone: text().notNull().default("UTC"),
  defaultBoardId: typeId("board"),
  nextItemNumber: bigint({ mode: "number" }).notNull().default(1),
  archivedAt: instant(),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

/** Keys are never given twice, even when their workspace is gone: old item keys must not lead to new items. */
export const usedWorkspaceKeys = pgTable("used_workspace_keys", {
  organizationId: typeId("organization").notNull(),
  key: text().notNull(),
});

export type OrganizationRow = typeof organizations.$inferSelect;
export type WorkspaceRow = typeof workspaces.$inferSelect;
type NewOrganization = typeof organizations.$inferInsert;
type NewWorkspace = typeof workspaces.$inferInsert;

function current(transaction: Transaction): Id<"organization"> {
  return transaction.organizationId as Id<"organization">;
}

export async function insertOrganization(transaction: Transaction, row: NewOrganization): Promise<OrganizationRow> {
  const rows = await from(transaction).insert(organizations).values(row).returning();
  return rows[0] as OrganizationRow;
}

export async function selectOrganization(
  transaction: Transaction,
  options: { readonly lock: boolean },
): Promise<OrganizationRow | undefined> {
  const select = from(transaction)
    .select()
    .from(organizations)
    .where(eq(organizations.id, current(transaction)));
  const rows = options.lock ? await select.for("no key update") : await select;
  return rows[0];
}

export type OrganizationChange = Partial<
  Pick<OrganizationRow, "name" | "defaultWorkspaceId" | "defaultBoardId" | "defaultListId" | "settings">
> & { readonly updatedAt: Date };

export async function updateOrganizationRow(
  transaction: Transaction,
  change: OrganizationChange,
): Promise<OrganizationRow> {
  const rows = await from(transaction)
    .update(organizations)
    .set({ ...change, version: sql`${organizations.version} + 1` })
    .where(eq(organizations.id, current(transaction)))
    .returning();
  return rows[0] as OrganizationRow;
}

function workspaceIs(transaction: Transaction, id: Id<"workspace">): SQL | undefined {
  return and(eq(workspaces.organizationId, current(transaction)), eq(workspaces.id, id));
}

export async function selectWorkspace(
  transaction: Transaction,
  id: Id<"workspace">,
  options: { readonly lock: boolean },
): Promise<WorkspaceRow | undefined> {
  const select = from(transaction).select().from(workspaces).where(workspaceIs(transaction, id));
  const rows = options.lock ? await select.for("no key update") : await select;
  return rows[0];
}

export interface WorkspaceFilter {
  readonly ids: readonly Id<"workspace">[];
  readonly kind?: WorkspaceKind | undefined;
  readonly withArchived: boolean;
  readonly after: Id<"workspace"> | null;
  readonly limit: number;
}

export async function selectWorkspaces(transaction: Transaction, filter: WorkspaceFilter): Promise<WorkspaceRow[]> {
  if (filter.ids.length === 0) return [];
  return from(transaction)
    .select()
    .from(workspaces)
    .where(
      and(
        eq(workspaces.organizationId, current(transaction)),
        inArray(workspaces.id, [...filter.ids]),
        filter.kind ? eq(workspaces.kind, filter.kind) : undefined,
        filter.withArchived ? undefined : isNull(workspaces.archivedAt),
        filter.after ? gt(workspaces.id, filter.after) : undefined,
      ),
    )
    .orderBy(asc(workspaces.id))
    .limit(filter.limit);
}

/** The personal workspace of a member. */
export async function selectPersonalWorkspace(
  transaction: Transaction,
  ownerMemberId: Id<"member">,
): Promise<WorkspaceRow | undefined> {
  const rows = await from(transaction)
    .select()
    .from(workspaces)
    .where(and(eq(workspaces.organizationId, current(transaction)), eq(workspaces.ownerMemberId, ownerMemberId)));
  return rows[0];
}

/** Takes a key for good; false when it is taken, or was once. Waits for a transaction that is taking the same key. */
export async function claimWorkspaceKey(transaction: Transaction, key: string): Promise<boolean> {
  const rows = await from(transaction)
    .insert(usedWorkspaceKeys)
    .values({ organizationId: current(transaction), key })
    .onConflictDoNothing()
    .returning({ key: usedWorkspaceKeys.key });
  return rows.length > 0;
}

export async function insertWorkspace(transaction: Transaction, row: NewWorkspace): Promise<WorkspaceRow> {
  const rows = await from(transaction).insert(workspaces).values(row).returning();
  return rows[0] as WorkspaceRow;
}

export type WorkspaceChange = Partial<Pick<WorkspaceRow, "name" | "timeZone" | "archivedAt" | "defaultBoardId">> & {
  readonly updatedAt: Date;
};

export async function updateWorkspaceRow(
  transaction: Transaction,
  id: Id<"workspace">,
  change: WorkspaceChange,
): Promise<WorkspaceRow> {
  const rows = await from(transaction)
    .update(workspaces)
    .set({ ...change, version: sql`${workspaces.version} + 1` })
    .where(workspaceIs(transaction, id))
    .returning();
  return rows[0] as WorkspaceRow;
}

export async function deleteWorkspaceRow(transaction: Transaction, id: Id<"workspace">): Promise<void> {
  await from(transaction).delete(workspaces).where(workspaceIs(transaction, id));
}

/** Whether anybody has set this installation up. */
export async function installationHasOrganization(transaction: Transaction): Promise<boolean> {
  const rows = await query<{ exists: boolean }>(transaction, {
    name: "tenancy.is_set_up",
    text: "select installation_has_organization() as exists",
  });
  return rows[0]?.exists ?? false;
}
