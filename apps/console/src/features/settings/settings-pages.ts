import type { PermissionName } from "../../session/use-me.ts";

export interface SettingsPageEntry {
  readonly name: string;
  readonly group: "you" | "organization" | "work" | "platforms";
  /** What one has to hold somewhere to open it; nothing = everybody. */
  readonly permission?: PermissionName;
}

/** The pages below `/settings`, in the order in which they are offered. */
export const settingsPages = [
  { name: "profile", group: "you" },
  { name: "api-keys", group: "you", permission: "api_key:read" },
  { name: "organization", group: "organization", permission: "organization:read" },
  { name: "workspaces", group: "organization", permission: "workspace:read" },
  { name: "members", group: "organization", permission: "member:read" },
  { name: "invitations", group: "organization", permission: "invitation:read" },
  { name: "roles", group: "organization" },
  { name: "models", group: "work", permission: "model_provider:read" },
  { name: "dead-letters", group: "work", permission: "job:read" },
  { name: "connections", group: "platforms", permission: "connection:read" },
  { name: "channel-mappings", group: "platforms", permission: "channel_mapping:read" },
  { name: "external-identities", group: "platforms" },
] as const satisfies readonly SettingsPageEntry[];

export type SettingsPageName = (typeof settingsPages)[number]["name"];
export const settingsGroups = ["you", "organization", "work", "platforms"] as const;
