/** The pipeline's stage `authorize`: gathers the facts about the target's places and asks {@link decideAccess}. */
import type { Permission } from "@eureka/contracts/permissions";
import type { AuthorizeStage, Context, Scope, Target } from "../operations/index.ts";
import { type Decision, decideAccess, holdsAnywhere, type PlaceFacts } from "./decide-access.ts";
import { findWorkspacePlace } from "./workspace-place.ts";

type WhereAndWhose = Pick<Target, "scopes" | "ownerId">;

export function createAuthorizeStage(): AuthorizeStage {
  return {
    holdsAnywhere,
    async decide(context, permission, sight, target) {
      const { outcome } = await decideOn(context, permission, sight, target);
      return outcome;
    },
  };
}

/** Decides on a target with the reason, for the stage and for explaining. */
export async function decideOn(
  context: Context,
  permission: Permission,
  sight: Permission,
  target: WhereAndWhose,
): Promise<Decision> {
  if (target.scopes.length === 0)
    return decideAccess(context.principal, permission, sight, { places: [], ownerId: target.ownerId });
  const found: PlaceFacts[] = [];
  for (const scope of target.scopes) {
    const facts = await findPlaceFacts(context, scope);
    if (facts) found.push(facts);
  }
  // A place that does not exist is no place: falling back to the whole organization would open what is gone.
  if (found.length === 0) return { outcome: "hidden", rule: "no_grant", grant: null };
  return decideAccess(context.principal, permission, sight, { places: found, ownerId: target.ownerId });
}

/** What one must know of a place to decide on it; null when it is gone. */
export async function findPlaceFacts(context: Context, scope: Scope): Promise<PlaceFacts | null> {
  if (!scope.workspaceId) return scope;
  const place = await findWorkspacePlace(context, scope.workspaceId);
  if (!place) return null;
  return { ...scope, personalOwnerId: place.ownerMemberId };
}
