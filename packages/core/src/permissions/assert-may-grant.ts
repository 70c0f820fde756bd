/** Whether somebody may give (or take) a role at a place. Nobody gives more than he has there. */
import { EurekaError, notFound } from "@eureka/contracts/errors";
import type { GrantScope } from "@eureka/contracts/grant";
import { type Role, roles } from "@eureka/contracts/permissions";
import type { Context } from "../operations/index.ts";
import type { BoardLocator } from "./board-locator.ts";
import { requirePermission } from "./require-permission.ts";
import { findWorkspacePlace } from "./workspace-place.ts";

/**
 * Throws unless the context's actor may give `role` at the place: administrators anywhere but in personal workspaces; managers up to
 * their own role, in workspaces that are theirs. Also throws not found for a place that does not exist.
 */
export async function assertMayGrant(
  context: Context,
  scope: GrantScope,
  role: Role,
  locateBoard: BoardLocator,
): Promise<void> {
  if (scope.type === "organization") return requirePermission(context, "role:grant");
  const place = await findWorkspacePlace(context, scope.workspaceId);
  if (!place) throw notFound("workspace", scope.workspaceId);
  if (place.kind === "personal") throw new EurekaError("grant.personal_workspace");
  if (scope.type === "board" && (await locateBoard(context, scope.boardId)) !== scope.workspaceId) {
    throw notFound("board", scope.boardId);
  }
  await requirePermission(context, "grant:create", { scopes: [{ workspaceId: scope.workspaceId }] });
  if (roles.indexOf(role) > strongestRoleAt(context, scope)) throw new EurekaError("grant.too_wide", { role });
}

function strongestRoleAt(context: Context, scope: Exclude<GrantScope, { type: "organization" }>): number {
  if (context.actor.type === "system") return roles.length;
  const ranks = context.principal.grants
    .filter((grant) => grant.scope === "organization" || grant.workspaceId === scope.workspaceId)
    .filter((grant) => grant.scope !== "board")
    .map((grant) => roles.indexOf(grant.role));
  return Math.max(-1, ...ranks);
}
