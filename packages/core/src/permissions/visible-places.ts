/** Where an actor holds a permission: lists filter by it. */
import type { Id } from "@eureka/contracts/ids";
import { type Permission, roleHolds } from "@eureka/contracts/permissions";
import type { Context } from "../operations/index.ts";
import { keyAllows } from "./decide-access.ts";
import { selectWorkspaceIds } from "./permissions.store.ts";

export interface VisiblePlaces {
  /** Whether the permission holds over the whole organization. */
  readonly organization: boolean;
  /** The workspaces in which it holds: for a grant over the organization all team workspaces, and always the actor's own personal one. */
  readonly workspaceIds: Id<"workspace">[];
  /** Single boards besides, from grants over a board. */
  readonly boardIds: Id<"board">[];
}

/** The places at which the context's actor holds `permission`. */
export async function visiblePlaces(context: Context, permission: Permission): Promise<VisiblePlaces> {
  const { principal } = context;
  if (principal.actor.type === "system") {
    return { organization: true, workspaceIds: await selectWorkspaceIds(context.transaction, true), boardIds: [] };
  }
  if (!keyAllows(principal, permission)) return { organization: false, workspaceIds: [], boardIds: [] };
  const holding = principal.grants.filter((grant) => roleHolds(grant.role, permission));
  const organization = holding.some((grant) => grant.scope === "organization");
  const workspaceIds = new Set(organization ? await selectWorkspaceIds(context.transaction, false) : []);
  const boardIds: Id<"board">[] = [];
  for (const grant of holding) {
    if (grant.scope === "workspace") workspaceIds.add(grant.workspaceId);
    if (grant.scope === "board") boardIds.push(grant.boardId);
  }
  return { organization, workspaceIds: [...workspaceIds], boardIds };
}
