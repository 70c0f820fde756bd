/** Every module of the domain, lowest floor first. */
import { auditModule } from "@eureka/core/audit";
import { eventsModule } from "@eureka/core/events";
import { operationsModule, type Module } from "@eureka/core/operations";

export function createModules(): Module[] {
  return [operationsModule, eventsModule, auditModule];
}
