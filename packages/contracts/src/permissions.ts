/**
 * The one permission table: which built-in role holds which permission. Server, console and CLI read it;
 * `core/permissions` evaluates it. A role holds everything that a lower role holds.
 */

/** Built-in roles from the least to the most powerful. */
export const roles = ["viewer", "user", "manager", "admin"] as const;
export type Role = (typeof roles)[number];

/** Permission to the lowest built-in role that holds it. Anything that is not in the table is denied. */
export const permissionTable = {
  "organization:read": "viewer",
  "organization:update": "admin",
  "workspace:read": "viewer",
  "workspace:create": "manager",
  "workspace:update": "manager",
  "workspace:delete": "admin",
  "member:read": "viewer",
  "member:invite": "manager",
  "member:update": "admin",
  "member:remove": "admin",
  "role:grant": "admin",
  "grant:read": "manager",
  "grant:create": "manager",
  "grant:delete": "manager",
  "invitation:read": "manager",
  "api_key:read": "user",
  "api_key:create": "user",
  "api_key:revoke": "user",
  "session:read": "viewer",
  "session:revoke": "viewer",
  "audit_record:read": "admin",
  "board:read": "viewer",
  "board:create": "manager",
  "board:update": "manager",
  "board:delete": "manager",
  "list:create": "manager",
  "list:update": "manager",
  "list:delete": "manager",
  "label:read": "viewer",
  "label:create": "user",
  "label:update": "manager",
  "label:delete": "manager",
  "work_item:read": "viewer",
  "work_item:create": "user",
  "work_item:update": "user",
  "work_item:delete": "manager",
  "comment:read": "viewer",
  "comment:create": "user",
  "comment:update": "user",
  "comment:delete": "user",
  "file:read": "viewer",
  "file:create": "user",
  "file:delete": "user",
  "channel:read": "viewer",
  "channel:create": "user",
  "channel:invite": "user",
  "channel:update": "manager",
  "channel:delete": "manager",
  "decision:read": "viewer",
  "decision:answer": "user",
  "message:read": "viewer",
  "message:create": "user",
  "message:update": "user",
  "message:delete": "user",
  "channel_mapping:read": "viewer",
  "channel_mapping:update": "manager",
  "connection:read": "manager",
  "connection:create": "admin",
  "connection:update": "admin",
  "connection:remove": "admin",
  "connection_log:read": "admin",
  "connector_application:read": "manager",
  "connector_application:update": "admin",
  "external_identity:read": "manager",
  "external_identity:link": "user",
  "event:read": "viewer",
  "inbound_event:replay": "admin",
  "job:read": "admin",
  "job:replay": "admin",
  "run:read": "viewer",
  "run:cancel": "user",
  "operation:read": "viewer",
  "idea_run:read": "viewer",
  "idea_run:create": "user",
  "idea_run:cancel": "user",
  "idea:read": "viewer",
  "bookmark:read": "viewer",
  "bookmark:create": "user",
  "bookmark:update": "user",
  "bookmark:delete": "user",
  "bookmark:share": "user",
  "model_provider:read": "manager",
  "model_provider:create": "admin",
  "model_provider:update": "admin",
  "model_provider:delete": "admin",
  "model_price:read": "manager",
  "model_price:update": "admin",
  "usage_record:read": "manager",
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof permissionTable;

export const permissionNames = Object.keys(permissionTable) as Permission[];

/** Whether a built-in role holds a permission. */
export function roleHolds(role: Role, permission: Permission): boolean {
  return roles.indexOf(role) >= roles.indexOf(permissionTable[permission]);
}

/** All permissions of a built-in role, in the order of the table. */
export function permissionsOf(role: Role): Permission[] {
  return permissionNames.filter((permission) => roleHolds(role, permission));
}
