/** Loads the workspace in which something is made. */
import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context, Target } from "../../operations/index.ts";
import { type WorkspaceTarget as LoadedWorkspace, loadWorkspace } from "../../tenancy/index.ts";
import { findDefaultBoard } from "./boards.store.ts";

export interface WorkspaceTarget extends Target {
  readonly workspaceId: Id<"workspace">;
  /** To be checked with `assertActiveWorkspace` once the actor's sight of it is proved. */
  readonly workspace: LoadedWorkspace;
}

/** The named workspace, or the organization's default one. Throws `workspace.not_found`. */
export async function loadWorkspaceOrDefault(
  context: Context,
  id: Id<"workspace"> | undefined,
): Promise<WorkspaceTarget> {
  const workspaceId = id ?? (await findDefaultBoard(context.transaction))?.workspaceId;
  if (!workspaceId) throw notFound("workspace", "(default)");
  const workspace = await loadWorkspace(context, workspaceId, { lock: true });
  const { noun, scopes } = workspace;
  return { noun, id: workspaceId, scopes, workspaceId, workspace };
}
