/** The domain with the surface that reads commands for it. */
import { createModules as createDomain } from "@eureka/core/domain";
import type { Module } from "@eureka/core/operations";
import { createChatInterpreter } from "@eureka/surfaces/chat";
import { sampleData } from "./demo/sample-data.ts";

export function createModules(): Module[] {
  return createDomain({ interpreter: createChatInterpreter(), sampleData });
}
