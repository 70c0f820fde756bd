/** What can be done to team workspaces only. */
import { EurekaError } from "@eureka/contracts/errors";
import type { WorkspaceTarget } from "./load-workspace.ts";

/** Throws `workspace.is_personal` for a personal workspace. */
export function assertTeamWorkspace(workspace: WorkspaceTarget): void {
  if (workspace.value.kind === "personal") throw new EurekaError("workspace.is_personal");
}
