/** The decision itself: a pure function of who acts, what is asked, and where the target lies. Denies by default. */
import type { Id } from "@eureka/contracts/ids";
import { type Permission, roleHolds } from "@eureka/contracts/permissions";
import type { Grant, Principal } from "../operations/index.ts";

/** A place of the target with what one must know about it. Without a workspace (and board) it is the organization itself. */
export interface PlaceFacts {
  readonly workspaceId?: Id<"workspace">;
  readonly boardId?: Id<"board">;
  /** Set for a personal workspace: grants over the organization do not reach into it, and nobody else's grants do. */
  readonly personalOwnerId?: Id<"member"> | null;
}

export interface TargetFacts {
  /** One permitted place is enough; none means the organization as a whole. */
  readonly places: readonly PlaceFacts[];
  /** The member to whom the thing belongs; others need {@link widerRights} besides. */
  readonly ownerId?: Id<"member"> | null;
}

export interface Decision {
  readonly outcome: "allowed" | "hidden" | "forbidden";
  readonly rule: "system" | "grant" | "owner" | "personal_workspace" | "key_scope" | "owner_only" | "no_grant";
  /** The grant that gave the permission. */
  readonly grant: Grant | null;
}

/** What one needs to touch somebody else's own thing: a comment at a place, or a session or key of the organization. */
const widerRights = { place: "workspace:update", organization: "member:update" } as const;

/**
 * Permissions that concern the member himself or the organization as everybody in it knows it: a grant over any part of the
 * organization is enough for them at the organization's own level.
 */
const heldByEveryPart: ReadonlySet<Permission> = new Set<Permission>([
  "organization:read",
  "member:read",
  "operation:read",
  "session:read",
  "session:revoke",
  "api_key:read",
  "api_key:create",
  "api_key:revoke",
  "external_identity:link",
]);

const wholeOrganization: readonly PlaceFacts[] = [{}];

/** Whether an API key's scopes let the permission through. */
export function keyAllows(principal: Principal, permission: Permission): boolean {
  return principal.keyScopes === null || principal.keyScopes.includes(permission);
}

/** Whether any grant gives the permission, wherever it holds. */
export function holdsAnywhere(principal: Principal, permission: Permission): boolean {
  if (principal.actor.type === "system") return true;
  return keyAllows(principal, permission) && principal.grants.some((grant) => roleHolds(grant.role, permission));
}

/** Decides whether `principal` may use `permission` on the target, and when not, whether `sight` lets him know that it exists. */
export function decideAccess(
  principal: Principal,
  permission: Permission,
  sight: Permission,
  target: TargetFacts,
): Decision {
  if (principal.actor.type === "system") return { outcome: "allowed", rule: "system", grant: null };
  const places = target.places.length > 0 ? target.places : wholeOrganization;
  const grant = keyAllows(principal, permission) ? findGrant(principal, permission, places) : null;
  const owned = target.ownerId !== undefined && target.ownerId !== null;
  if (grant && !owned) return { outcome: "allowed", rule: "grant", grant };
  if (grant && target.ownerId === principal.memberId) return { outcome: "allowed", rule: "owner", grant };
  const widerRight = target.places.length > 0 ? widerRights.place : widerRights.organization;
  const hasWiderRight = keyAllows(principal, widerRight) && findGrant(principal, widerRight, places) !== null;
  if (grant && hasWiderRight) return { outcome: "allowed", rule: "grant", grant };

  // What belongs to one member and lies at no place is known to that member and to administrators only.
  const isPrivate = owned && target.places.length === 0 && target.ownerId !== principal.memberId && !hasWiderRight;
  // Every key knows the organization that it belongs to, whatever its scopes.
  const keySees = keyAllows(principal, sight) || sight === "organization:read";
  const seen = !isPrivate && keySees && findGrant(principal, sight, places) !== null;
  return { outcome: seen ? "forbidden" : "hidden", rule: reasonFor(principal, permission, places, grant), grant: null };
}

function reasonFor(
  principal: Principal,
  permission: Permission,
  places: readonly PlaceFacts[],
  grant: Grant | null,
): Decision["rule"] {
  if (grant) return "owner_only";
  if (!keyAllows(principal, permission) && findGrant(principal, permission, places)) return "key_scope";
  if (places.every((place) => isPersonalOfAnother(principal, place))) return "personal_workspace";
  return "no_grant";
}

function findGrant(principal: Principal, permission: Permission, places: readonly PlaceFacts[]): Grant | null {
  for (const place of places) {
    const grant = principal.grants.find(
      (candidate) => roleHolds(candidate.role, permission) && reaches(principal, candidate, place, permission),
    );
    if (grant) return grant;
  }
  return null;
}

function reaches(principal: Principal, grant: Grant, place: PlaceFacts, permission: Permission): boolean {
  if (!place.workspaceId && !place.boardId && heldByEveryPart.has(permission)) return true;
  return grantReaches(principal, grant, place);
}

/** Whether a grant holds at a place, whatever its role gives there. */
export function grantReaches(principal: Pick<Principal, "memberId">, grant: Grant, place: PlaceFacts): boolean {
  if (!place.workspaceId && !place.boardId) return grant.scope === "organization";
  if (isPersonalOfAnother(principal, place)) return false;
  if (grant.scope === "organization") return place.workspaceId !== undefined && !place.personalOwnerId;
  if (grant.scope === "workspace") return grant.workspaceId === place.workspaceId;
  return grant.boardId === place.boardId;
}

function isPersonalOfAnother(principal: Pick<Principal, "memberId">, place: PlaceFacts): boolean {
  return Boolean(place.personalOwnerId) && place.personalOwnerId !== principal.memberId;
}
