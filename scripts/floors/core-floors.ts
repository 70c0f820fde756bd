/**
 * The modules of `packages/core` by floor, ground floor first. A module imports its own floor and lower ones; talk
 * upward goes by events or by registration in `module.ts`.
 */
export const coreFloors = [
  ["operations", "permissions", "tenancy", "audit", "encryption", "events", "settings"],
  ["identity", "connections", "decisions", "runs", "dlp", "models", "usage", "files"],
  ["channels", "work-items", "agents", "knowledge", "templates"],
  ["ideas", "routing", "sync", "workflows", "conversations", "forecasts", "presence", "mentions"],
  ["intake", "history", "webhooks", "notifications", "analytics", "billing", "compliance", "marketplace"],
  ["domain"],
] as const;

/** Directions inside a floor: `from` may import `to`, so `to` must never import `from`. */
export const oneWayDirections = [
  { from: "identity", to: ["connections"] },
  { from: "models", to: ["usage"] },
  { from: "files", to: ["dlp"] },
  { from: "channels", to: ["work-items"] },
  { from: "agents", to: ["knowledge", "channels", "work-items"] },
  { from: "knowledge", to: ["channels", "work-items"] },
  { from: "ideas", to: ["conversations"] },
] as const;
