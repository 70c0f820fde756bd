/** Tenancy: the organization and its workspaces. */
export { createPersonalWorkspace, createWorkspace, type NewWorkspace } from "./create-workspace-record.ts";
export { fieldChanges } from "./field-changes.ts";
export {
  insertOwnOrganization,
  loadOrganization,
  type OrganizationTarget,
  setDefaultWorkspace,
} from "./load-organization.ts";
export {
  assertActiveWorkspace,
  findPersonalWorkspace,
  loadActiveWorkspace,
  loadWorkspace,
  setDefaultBoard,
  type WorkspaceTarget,
  workspaceExists,
  workspaceKind,
} from "./load-workspace.ts";
export { createTenancyModule, type TenancyDependencies } from "./module.ts";
export { type DefaultPlace, setOrganizationDefault } from "./set-organization-default.ts";
export type { WorkspaceInitializer } from "./workspace-initializer.ts";
