/** The module `tenancy`. */
import { defineModule, type Module } from "../operations/index.ts";
import { archiveWorkspace } from "./archive-workspace.ts";
import { createTeamWorkspace } from "./create-workspace.ts";
import { deleteWorkspace } from "./delete-workspace.ts";
import { getInstallation } from "./get-installation.ts";
import { getOrganization } from "./get-organization.ts";
import { getWorkspace } from "./get-workspace.ts";
import { listWorkspaces } from "./list-workspaces.ts";
import { restoreWorkspace } from "./restore-workspace.ts";
import { updateOrganization } from "./update-organization.ts";
import { updateWorkspace } from "./update-workspace.ts";
import type { WorkspaceInitializer } from "./workspace-initializer.ts";

export interface TenancyDependencies {
  /** Puts into a new workspace what must be there at once: its default board. */
  readonly initializeWorkspace: WorkspaceInitializer;
}

export function createTenancyModule({ initializeWorkspace }: TenancyDependencies): Module {
  return defineModule({
    name: "tenancy",
    operations: [
      archiveWorkspace,
      createTeamWorkspace(initializeWorkspace),
      deleteWorkspace,
      getInstallation,
      getOrganization,
      getWorkspace,
      listWorkspaces,
      restoreWorkspace,
      updateOrganization,
      updateWorkspace,
    ],
  });
}
