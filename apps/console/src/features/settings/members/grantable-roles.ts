import { type Role, roleHolds, roles } from "@eureka/contracts/permissions";
import type { api } from "@eureka/sdk";
import type { Me } from "../../../session/use-me.ts";

/**
 * The roles that I may give at a place: up to my own there. Over the whole organization only admins give roles. The server decides; this
 * only keeps what it would refuse from being offered.
 */
export function grantableRoles(me: Me, scope: api.GrantScope): readonly Role[] {
  const held = me.permissions.filter((grant) => covers(grant.scope, scope)).map((grant) => grant.role);
  const mine = roles.findLast((role) => held.includes(role));
  if (!mine || !roleHolds(mine, "grant:create")) return [];
  if (scope.type === "organization") return mine === "admin" ? roles : [];
  return roles.slice(0, roles.indexOf(mine) + 1);
}

/** A board's roles are given by whoever may give them in its workspace. */
function covers(held: api.GrantScope, place: api.GrantScope): boolean {
  if (held.type === "organization") return true;
  if (held.type === "board" || place.type === "organization") return false;
  return held.workspaceId === place.workspaceId;
}
