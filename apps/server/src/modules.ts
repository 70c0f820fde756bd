/** The domain with the surfaces that it needs. */
import { createModules as createDomain } from "@eureka/core/domain";
import type { Module } from "@eureka/core/operations";

export function createModules(): Module[] {
  return createDomain();
}
