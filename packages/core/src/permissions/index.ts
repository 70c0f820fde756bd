/** Permissions: who may do what, where, and why. */
export { type AccessObserver, announceAccessChange, observeAccessChanges } from "./access-changes.ts";
export { assertAnotherAdministrator } from "./assert-another-administrator.ts";
export { assertMayGrant } from "./assert-may-grant.ts";
export { assignRole } from "./assign-role.ts";
export type { BoardLocator } from "./board-locator.ts";
export { type EffectivePermissions, effectivePermissions, listEffectivePermissions } from "./effective-permissions.ts";
export { hasRoleAt } from "./has-role-at.ts";
export { loadGrants } from "./load-grants.ts";
export { createPermissionsModule, type PermissionsDependencies } from "./module.ts";
export { requirePermission } from "./require-permission.ts";
export { requireVisible } from "./require-visible.ts";
export { revokeAllRoles } from "./revoke-all-roles.ts";
export { type VisiblePlaces, visiblePlaces } from "./visible-places.ts";
export { findWorkspacePlace } from "./workspace-place.ts";
