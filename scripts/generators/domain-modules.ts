import { createModules } from "../../apps/server/src/modules.ts";
import type { Module } from "../../packages/core/src/operations/index.ts";

/** The modules of the server, lowest floor first. */
export function domainModules(): Module[] {
  return createModules();
}
