/** Gives a member a role at a place. Whether the actor may do that is the caller's question ({@link assertMayGrant}). */
import { notFound } from "@eureka/contracts/errors";
import type { GrantScope, GrantView } from "@eureka/contracts/grant";
import { type Id, newId } from "@eureka/contracts/ids";
import type { Role } from "@eureka/contracts/permissions";
import type { Context } from "../operations/index.ts";
import { announceAccessChange } from "./access-changes.ts";
import { assertAnotherAdministrator } from "./assert-another-administrator.ts";
import { viewGrant } from "./grant-view.ts";
import { type GrantRow, insertGrant, memberExists, selectGrantAt, updateGrantRole } from "./permissions.store.ts";

interface Assignment {
  readonly memberId: Id<"member">;
  readonly scope: GrantScope;
  readonly role: Role;
}

/** The member has exactly one role at a place: a second assignment replaces the first. Throws `member.last_administrator`. */
export async function assignRole(context: Context, assignment: Assignment): Promise<GrantView> {
  const { memberId, scope, role } = assignment;
  if (!(await memberExists(context.transaction, memberId))) throw notFound("member", memberId);
  const losesAdministration = scope.type === "organization" && role !== "admin";
  if (losesAdministration) await assertAnotherAdministrator(context, memberId);
  const existing = await selectGrantAt(context.transaction, memberId, scope);
  if (existing?.role === role) return viewGrant(existing);
  const row = existing ? await changeRole(context, existing, role) : await addGrant(context, assignment);
  context.emit({
    type: existing ? "grant.updated" : "grant.created",
    subject: { type: "grant", id: row.id },
    workspaceId: row.workspaceId,
    changes: { role: { from: existing?.role ?? null, to: role } },
    data: { memberId, scope, role },
  });
  await announceAccessChange(context, memberId);
  return viewGrant(row);
}

async function changeRole(context: Context, existing: GrantRow, role: Role): Promise<GrantRow> {
  await updateGrantRole(context.transaction, existing.id, role);
  return { ...existing, role };
}

async function addGrant(context: Context, { memberId, scope, role }: Assignment): Promise<GrantRow> {
  const now = context.clock.now();
  const row: GrantRow = {
    organizationId: context.organizationId,
    id: newId("grant", now.getTime()),
    memberId,
    scope: scope.type,
    workspaceId: scope.type === "organization" ? null : scope.workspaceId,
    boardId: scope.type === "board" ? scope.boardId : null,
    role,
    createdAt: now,
  };
  await insertGrant(context.transaction, row);
  return row;
}
