/** Workspaces and organizations as people see them. */
import { type Organization, organizationSettingsSchema } from "@eureka/contracts/organization";
import type { Workspace } from "@eureka/contracts/workspace";
import type { OrganizationRow, WorkspaceRow } from "./tenancy.store.ts";

export function viewWorkspace(row: WorkspaceRow): Workspace {
  return {
    id: row.id,
    name: row.name,
    key: row.key,
    kind: row.kind,
    ownerMemberId: row.ownerMemberId,
    timeZone: row.timeZone,
    defaultBoardId: row.defaultBoardId,
    archivedAt: row.archivedAt?.toISOString() ?? null,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function viewOrganization(row: OrganizationRow): Organization {
  return {
    id: row.id,
    name: row.name,
    region: row.region,
    defaultWorkspaceId: row.defaultWorkspaceId,
    settings: organizationSettingsSchema.parse(row.settings),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
