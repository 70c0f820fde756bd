import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { loadOrganization, loadWorkspace, type WorkspaceTarget } from "../../tenancy/index.ts";

/** The workspace that a run's ideas belong to: the named one, else the organization's default. */
export async function findWorkspace(
  context: Context,
  workspaceId: Id<"workspace"> | undefined,
): Promise<WorkspaceTarget> {
  if (workspaceId) return loadWorkspace(context, workspaceId);
  const { defaultWorkspaceId } = (await loadOrganization(context)).value;
  if (!defaultWorkspaceId) throw new EurekaError("idea_run.no_workspace");
  return loadWorkspace(context, defaultWorkspaceId);
}
