import type { OperationDescription } from "../../packages/core/src/operations/index.ts";
import { createOpenApiDocument } from "../../packages/surfaces/src/rest/index.ts";
import { domainOperations } from "./domain-operations.ts";
import type { Generator } from "./generated-files.ts";

/** `packages/sdk/openapi.json`: the committed snapshot of the API, so that a review shows each change of it. */
export const generateOpenApi: Generator = async () => ({
  "packages/sdk/openapi.json": openApiText(domainOperations()),
});

/** The OpenAPI document of some operations, one property a line. */
export function openApiText(operations: readonly OperationDescription[]): string {
  return `${JSON.stringify(createOpenApiDocument(operations), null, 2)}\n`;
}
