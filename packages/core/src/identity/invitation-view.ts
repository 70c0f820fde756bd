/** Invitations as people see them. */
import { notFound } from "@eureka/contracts/errors";
import type { GrantScope } from "@eureka/contracts/grant";
import type { Id } from "@eureka/contracts/ids";
import type { InvitationView, InvitedGrant } from "@eureka/contracts/invitation";
import type { Context, Scope, Target } from "../operations/index.ts";
import type { BoardLocator } from "../permissions/index.ts";
import { workspaceExists } from "../tenancy/index.ts";
import { type InvitationRow, selectInvitation } from "./invitations.store.ts";

export interface InvitationTarget extends Target {
  readonly row: InvitationRow;
}

/** Loads an invitation, locked, as the target of an operation. It lies where its roles would hold. */
export async function loadInvitation(context: Context, id: Id<"invitation">): Promise<InvitationTarget> {
  const row = await selectInvitation(context.transaction, id);
  if (!row) throw notFound("invitation", id);
  return { noun: "invitation", id, scopes: placesOf(row.grants), row };
}

/** The places of invited roles, for checking who may deal with them. */
export function placesOf(grants: InvitationRow["grants"]): Scope[] {
  if (grants.some(({ scope }) => scope.type === "organization")) return [];
  return grants.flatMap(({ scope }) => (scope.type === "organization" ? [] : [{ workspaceId: scope.workspaceId }]));
}

/** Without the roles at places that are gone since the invitation was made. */
export async function keepExistingPlaces(
  context: Context,
  grants: readonly InvitedGrant[],
  locateBoard: BoardLocator,
): Promise<InvitedGrant[]> {
  const kept: InvitedGrant[] = [];
  for (const grant of grants) if (await placeExists(context, grant.scope, locateBoard)) kept.push(grant);
  return kept;
}

async function placeExists(context: Context, scope: GrantScope, locateBoard: BoardLocator): Promise<boolean> {
  if (scope.type === "organization") return true;
  if (scope.type === "board") return (await locateBoard(context, scope.boardId)) === scope.workspaceId;
  return workspaceExists(context, scope.workspaceId);
}

export function viewInvitation(row: InvitationRow, now: Date): InvitationView {
  return {
    id: row.id,
    email: row.email,
    grants: row.grants,
    state: stateOf(row, now),
    invitedBy: row.invitedBy,
    expiresAt: row.expiresAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
  };
}

function stateOf(row: InvitationRow, now: Date): InvitationView["state"] {
  if (row.acceptedAt) return "accepted";
  if (row.revokedAt) return "revoked";
  return row.expiresAt <= now ? "expired" : "open";
}
