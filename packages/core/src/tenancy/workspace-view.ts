/** Workspaces and organizations as people see them. */
import type { Id } from "@eureka/contracts/ids";
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

/** Whose personal workspace it is, as its events say it: their name of the workspace is kept under this member's key. */
export function ownerOf({ ownerMemberId }: WorkspaceRow): { readonly ownerMemberId?: Id<"member"> } {
  return ownerMemberId ? { ownerMemberId } : {};
}

export function viewOrganization(row: OrganizationRow): Organization {
  return {
    id: row.id,
    name: row.name,
    region: row.region,
    defaultWorkspaceId: row.defaultWorkspaceId,
    defaultBoardId: row.defaultBoardId,
    defaultListId: row.defaultListId,
    settings: organizationSettingsSchema.parse(row.settings),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
