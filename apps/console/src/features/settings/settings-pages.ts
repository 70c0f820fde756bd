import type { PermissionName } from "../../session/use-me.ts";
import type { Reach } from "./shared/use-reach.ts";

export interface SettingsPageEntry {
  readonly name: string;
  readonly group: "you" | "organization" | "work" | "platforms";
  /** What one has to hold to open it; nothing = everybody. */
  readonly permission?: PermissionName;
  /** How far it has to reach; `anywhere` unless given. */
  readonly reach?: Reach;
}

/** The pages below `/settings`, in the order in which they are offered. */
export const settingsPages = [
  { name: "profile", group: "you" },
  { name: "api-keys", group: "you", permission: "api_key:read" },
  { name: "organization", group: "organization", permission: "organization:read" },
  { name: "workspaces", group: "organization", permission: "workspace:read" },
  { name: "members", group: "organization", permission: "member:read", reach: "organization" },
  { name: "invitations", group: "organization", permission: "invitation:read", reach: "team" },
  { name: "roles", group: "organization" },
  { name: "models", group: "work", permission: "model_provider:read", reach: "organization" },
  { name: "dead-letters", group: "work", permission: "job:read", reach: "organization" },
  { name: "connections", group: "platforms", permission: "connection:read", reach: "organization" },
  { name: "channel-mappings", group: "platforms", permission: "channel_mapping:read" },
  { name: "external-identities", group: "platforms" },
] as const satisfies readonly SettingsPageEntry[];

export type SettingsPageName = (typeof settingsPages)[number]["name"];
export const settingsGroups = ["you", "organization", "work", "platforms"] as const;
