import { type Permission, roleHolds } from "@eureka/contracts/permissions";
import type { Principal } from "../operations/index.ts";

/**
 * Whether a role over the whole organization gives the permission, for what reaches a platform before the transaction that decides.
 * Everybody is an administrator of their own workspace; that does not reach what belongs to the organization.
 */
export function holdsOverOrganization({ actor, grants }: Principal, permission: Permission): boolean {
  if (actor.type === "system") return true;
  return grants.some(({ scope, role }) => scope === "organization" && roleHolds(role, permission));
}
