/** What a principal may do, place by place: what clients show by, and what its API keys can at most get. */
import type { GrantScope } from "@eureka/contracts/grant";
import { type Permission, permissionNames, permissionsOf, type Role } from "@eureka/contracts/permissions";
import type { Grant, Principal } from "../operations/index.ts";
import { holdsAnywhere, keyAllows } from "./decide-access.ts";

export interface EffectivePermissions {
  readonly scope: GrantScope;
  readonly role: Role;
  readonly permissions: Permission[];
}

/** The permissions of each grant, cut down to the scopes of the API key. */
export function listEffectivePermissions(principal: Principal): EffectivePermissions[] {
  return principal.grants.map((grant) => ({
    scope: scopeOf(grant),
    role: grant.role,
    permissions: permissionsOf(grant.role).filter((permission) => keyAllows(principal, permission)),
  }));
}

/** Everything that the principal may do somewhere. */
export function effectivePermissions(principal: Principal): Permission[] {
  return permissionNames.filter((permission) => holdsAnywhere(principal, permission));
}

export function scopeOf(grant: Grant): GrantScope {
  if (grant.scope === "organization") return { type: "organization" };
  if (grant.scope === "workspace") return { type: "workspace", workspaceId: grant.workspaceId };
  return { type: "board", workspaceId: grant.workspaceId, boardId: grant.boardId };
}
