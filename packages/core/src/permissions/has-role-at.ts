/** Whether somebody holds a role, or a higher one, at a place: for questions that are put to a role. */
import { type Role, roles } from "@eureka/contracts/permissions";
import type { Context, Principal, Scope } from "../operations/index.ts";
import { findPlaceFacts } from "./authorize-stage.ts";
import { grantReaches } from "./decide-access.ts";

/** One of the places is enough. In a personal workspace only its owner holds anything. */
export async function hasRoleAt(
  context: Context,
  principal: Pick<Principal, "actor" | "memberId" | "grants">,
  role: Role,
  places: readonly Scope[],
): Promise<boolean> {
  if (principal.actor.type === "system") return true;
  // A guest's grant carries the few permissions that a channel gives him, and stands for no role.
  if (principal.actor.type === "external") return false;
  const least = roles.indexOf(role);
  const strong = principal.grants.filter((grant) => roles.indexOf(grant.role) >= least);
  for (const place of strong.length > 0 ? places : []) {
    const facts = await findPlaceFacts(context, place);
    if (facts && strong.some((grant) => grantReaches(principal, grant, facts))) return true;
  }
  return false;
}
