/** Loads the workspace in which something is made. */
import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context, Target } from "../../operations/index.ts";
import { loadActiveWorkspace } from "../../tenancy/index.ts";
import { findDefaultBoard } from "./boards.store.ts";

export interface WorkspaceTarget extends Target {
  readonly workspaceId: Id<"workspace">;
}

/** The named workspace, or the organization's default one. Throws `workspace.not_found` or `workspace.archived`. */
export async function loadWorkspaceOrDefault(
  context: Context,
  id: Id<"workspace"> | undefined,
): Promise<WorkspaceTarget> {
  const workspaceId = id ?? (await findDefaultBoard(context.transaction))?.workspaceId;
  if (!workspaceId) throw notFound("workspace", "(default)");
  const { noun, scopes } = await loadActiveWorkspace(context, workspaceId);
  return { noun, id: workspaceId, scopes, workspaceId };
}
