import { createModules } from "../../apps/server/src/modules.ts";
import type { OperationDescription } from "../../packages/core/src/operations/index.ts";

/** Every operation of the server, by name: what documents and clients are generated from. */
export function domainOperations(): OperationDescription[] {
  return createModules()
    .flatMap((module): readonly OperationDescription[] => module.operations ?? [])
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}
