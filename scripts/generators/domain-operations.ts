import type { OperationDescription } from "../../packages/core/src/operations/index.ts";
import { domainModules } from "./domain-modules.ts";

/** Every operation of the server, by name: what documents and clients are generated from. */
export function domainOperations(): OperationDescription[] {
  return domainModules()
    .flatMap((module): readonly OperationDescription[] => module.operations ?? [])
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}
