/** Workspaces as targets of operations. */
import { EurekaError, notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Workspace, WorkspaceKind } from "@eureka/contracts/workspace";
import type { Context, Target } from "../operations/index.ts";
import { findWorkspacePlace } from "../permissions/index.ts";
import { selectPersonalWorkspace, selectWorkspace, updateWorkspaceRow } from "./tenancy.store.ts";
import { viewWorkspace } from "./workspace-view.ts";

export interface WorkspaceTarget extends Target {
  readonly value: Workspace;
  /** Whether it has ever held a work item. */
  readonly empty: boolean;
}

/** Loads a workspace, locked against other changes of itself when `lock` is set. Throws `workspace.not_found`. */
export async function loadWorkspace(
  context: Context,
  id: Id<"workspace">,
  options: { readonly lock: boolean } = { lock: false },
): Promise<WorkspaceTarget> {
  const row = await selectWorkspace(context.transaction, id, options);
  if (!row) throw notFound("workspace", id);
  return {
    noun: "workspace",
    id,
    scopes: [{ workspaceId: id }],
    version: row.version,
    value: viewWorkspace(row),
    empty: row.nextItemNumber === 1,
  };
}

/** Loads a workspace to be changed, or to hold something new. Throws `workspace.archived` for an archived one. */
export async function loadActiveWorkspace(context: Context, id: Id<"workspace">): Promise<WorkspaceTarget> {
  const workspace = await loadWorkspace(context, id, { lock: true });
  assertActiveWorkspace(workspace);
  return workspace;
}

/** Throws `workspace.archived`. An operation asks it when the actor's sight is proved: that it is archived tells that it exists. */
export function assertActiveWorkspace({ value }: WorkspaceTarget): void {
  if (value.archivedAt) throw new EurekaError("workspace.archived");
}

/** Whether the workspace is there at this moment, asked of the database: what is remembered may have been deleted. */
export async function workspaceExists(context: Context, id: Id<"workspace">): Promise<boolean> {
  return (await selectWorkspace(context.transaction, id, { lock: false })) !== undefined;
}

/** The kind of a workspace, remembered because it never changes. Throws `workspace.not_found`. */
export async function workspaceKind(context: Context, id: Id<"workspace">): Promise<WorkspaceKind> {
  const place = await findWorkspacePlace(context, id);
  if (!place) throw notFound("workspace", id);
  return place.kind;
}

/** A member's own workspace; null for a member who has none any more. */
export async function findPersonalWorkspace(context: Context, memberId: Id<"member">): Promise<Workspace | null> {
  const row = await selectPersonalWorkspace(context.transaction, memberId);
  return row ? viewWorkspace(row) : null;
}

/** Names the board on which work lands that names none. For the module of boards. */
export async function setDefaultBoard(
  context: Context,
  workspaceId: Id<"workspace">,
  boardId: Id<"board"> | null,
): Promise<void> {
  await updateWorkspaceRow(context.transaction, workspaceId, {
    defaultBoardId: boardId,
    updatedAt: context.clock.now(),
  });
}
