/** The module `settings`. */
import type { LimitTable } from "@eureka/contracts/limits";
import { defineModule, type Module } from "../operations/index.ts";
import { createLimitStage } from "./limit-stage.ts";

export interface SettingsOptions {
  /** Other limits than the usual ones. */
  readonly limits?: LimitTable;
}

export function createSettingsModule({ limits }: SettingsOptions = {}): Module {
  return defineModule({ name: "settings", stages: { limit: createLimitStage(limits) } });
}
