/** Table `grants`, and what permissions must know of places. */
import type { GrantScope } from "@eureka/contracts/grant";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import type { Role } from "@eureka/contracts/permissions";
import { from, instant, notify, query, typeId } from "@eureka/kit/db";
import { and, asc, eq, gt, inArray, isNull, or, type SQL } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

export const grants = pgTable("grants", {
  organizationId: typeId("organization").notNull(),
  id: typeId("grant").notNull(),
  memberId: typeId("member").notNull(),
  scope: text().$type<GrantScope["type"]>().notNull(),
  workspaceId: typeId("workspace"),
  boardId: typeId("board"),
  role: text().$type<Role>().notNull(),
  createdAt: instant().notNull(),
});

export type GrantRow = typeof grants.$inferSelect;

/** A member's grant, and whether it lies in the member's personal workspace. */
export interface HeldGrant {
  readonly grant: GrantRow;
  readonly personal: boolean;
}

interface HeldColumns extends Record<string, unknown> {
  id: string;
  scope: GrantRow["scope"];
  workspace_id: string | null;
  board_id: string | null;
  role: Role;
  created_at: Date;
  personal: boolean;
}

function inOrganization(transaction: Transaction): SQL {
  return eq(grants.organizationId, transaction.organizationId as Id<"organization">);
}

export async function selectHeldGrants(transaction: Transaction, memberId: Id<"member">): Promise<HeldGrant[]> {
  const rows = await query<HeldColumns>(
    transaction,
    {
      name: "permissions.held",
      text: `select g.id, g.scope, g.workspace_id, g.board_id, g.role, g.created_at, w.id is not null as personal from grants g
             left join workspaces w on w.organization_id = g.organization_id and w.id = g.workspace_id and w.owner_member_id = g.member_id
             where g.organization_id = $1 and g.member_id = $2 order by g.id`,
    },
    [toUuid(transaction.organizationId as string), toUuid(memberId)],
  );
  return rows.map(({ personal, ...row }) => ({
    grant: {
      organizationId: transaction.organizationId as Id<"organization">,
      id: fromUuid("grant", row.id),
      memberId,
      scope: row.scope,
      workspaceId: row.workspace_id ? fromUuid("workspace", row.workspace_id) : null,
      boardId: row.board_id ? fromUuid("board", row.board_id) : null,
      role: row.role,
      createdAt: row.created_at,
    },
    personal,
  }));
}

export async function selectGrant(transaction: Transaction, id: Id<"grant">): Promise<GrantRow | undefined> {
  const rows = await from(transaction)
    .select()
    .from(grants)
    .where(and(inOrganization(transaction), eq(grants.id, id)));
  return rows[0];
}

/** The grant that a member has at exactly this place. */
export async function selectGrantAt(
  transaction: Transaction,
  memberId: Id<"member">,
  scope: GrantScope,
): Promise<GrantRow | undefined> {
  const rows = await from(transaction)
    .select()
    .from(grants)
    .where(
      and(
        inOrganization(transaction),
        eq(grants.memberId, memberId),
        scope.type === "organization" ? isNull(grants.workspaceId) : eq(grants.workspaceId, scope.workspaceId),
        scope.type === "board" ? eq(grants.boardId, scope.boardId) : isNull(grants.boardId),
      ),
    )
    .for("update");
  return rows[0];
}

export interface GrantFilter {
  readonly memberId?: Id<"member"> | undefined;
  readonly workspaceId?: Id<"workspace"> | undefined;
  /** Only grants at these workspaces; null for all places of the organization. */
  readonly visibleWorkspaceIds: readonly Id<"workspace">[];
  readonly organizationWide: boolean;
  readonly after: Id<"grant"> | null;
  readonly limit: number;
}

export async function selectGrants(transaction: Transaction, filter: GrantFilter): Promise<GrantRow[]> {
  const places = [
    filter.organizationWide ? isNull(grants.workspaceId) : undefined,
    filter.visibleWorkspaceIds.length > 0 ? inArray(grants.workspaceId, [...filter.visibleWorkspaceIds]) : undefined,
  ].filter((place) => place !== undefined);
  if (places.length === 0) return [];
  return from(transaction)
    .select()
    .from(grants)
    .where(
      and(
        inOrganization(transaction),
        or(...places),
        filter.memberId ? eq(grants.memberId, filter.memberId) : undefined,
        filter.workspaceId ? eq(grants.workspaceId, filter.workspaceId) : undefined,
        filter.after ? gt(grants.id, filter.after) : undefined,
      ),
    )
    .orderBy(asc(grants.id))
    .limit(filter.limit);
}

export async function insertGrant(transaction: Transaction, row: GrantRow): Promise<void> {
  await from(transaction).insert(grants).values(row);
}

export async function updateGrantRole(transaction: Transaction, id: Id<"grant">, role: Role): Promise<void> {
  await from(transaction)
    .update(grants)
    .set({ role })
    .where(and(inOrganization(transaction), eq(grants.id, id)));
}

/** False when another transaction had deleted it meanwhile. */
export async function deleteGrantRow(transaction: Transaction, id: Id<"grant">): Promise<boolean> {
  const rows = await from(transaction)
    .delete(grants)
    .where(and(inOrganization(transaction), eq(grants.id, id)))
    .returning({ id: grants.id });
  return rows.length > 0;
}

/**
 * The active members who administrate the organization. Waits for every other transaction that asked, and reads in a statement of
 * its own, so that it sees what those committed.
 */
export async function lockAdministrators(transaction: Transaction): Promise<Id<"member">[]> {
  const organization = toUuid(transaction.organizationId as string);
  await query(
    transaction,
    {
      name: "permissions.lock_administrators",
      text: "select pg_advisory_xact_lock(hashtextextended('administrators ' || $1, 0))",
    },
    [organization],
  );
  const rows = await query<{ member_id: string }>(
    transaction,
    {
      name: "permissions.administrators",
      text: `select grants.member_id from grants
             join members on members.organization_id = grants.organization_id and members.id = grants.member_id
             where grants.organization_id = $1 and scope = 'organization' and role = 'admin' and members.status = 'active'`,
    },
    [organization],
  );
  return rows.map((row) => fromUuid("member", row.member_id));
}

export interface WorkspacePlaceRow {
  readonly kind: "team" | "personal";
  readonly ownerMemberId: Id<"member"> | null;
}

export async function selectWorkspacePlace(
  transaction: Transaction,
  workspaceId: Id<"workspace">,
): Promise<WorkspacePlaceRow | null> {
  const rows = await query<{ kind: "team" | "personal"; owner_member_id: string | null }>(
    transaction,
    {
      name: "permissions.workspace_place",
      text: "select kind, owner_member_id from workspaces where organization_id = $1 and id = $2",
    },
    [toUuid(transaction.organizationId as string), toUuid(workspaceId)],
  );
  const row = rows[0];
  if (!row) return null;
  return { kind: row.kind, ownerMemberId: row.owner_member_id ? fromUuid("member", row.owner_member_id) : null };
}

/** The ids of all team workspaces, and of the personal ones as well when asked for. */
export async function selectWorkspaceIds(transaction: Transaction, withPersonal: boolean): Promise<Id<"workspace">[]> {
  const rows = await query<{ id: string }>(
    transaction,
    {
      name: "permissions.workspace_ids",
      text: "select id from workspaces where organization_id = $1 and (kind = 'team' or $2) order by id",
    },
    [toUuid(transaction.organizationId as string), withPersonal],
  );
  return rows.map(({ id }) => fromUuid("workspace", id));
}

export async function memberExists(transaction: Transaction, memberId: Id<"member">): Promise<boolean> {
  const rows = await query(
    transaction,
    { name: "permissions.member_exists", text: "select from members where organization_id = $1 and id = $2" },
    [toUuid(transaction.organizationId as string), toUuid(memberId)],
  );
  return rows.length > 0;
}

/** Tells every process that what it remembers about `id` is old. */
export async function notifyAccessChange(transaction: Transaction, channel: string, id: string): Promise<void> {
  await notify(transaction, channel, id);
}
