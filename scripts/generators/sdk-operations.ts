import { type OperationDescription, takesIdempotencyKey } from "../../packages/core/src/operations/index.ts";
import { operationId } from "../../packages/surfaces/src/rest/index.ts";
import { domainOperations } from "./domain-operations.ts";
import type { Generator } from "./generated-files.ts";

/** `packages/sdk/src/generated/operations.ts`: the name, the address and the types of every operation. */
export const generateSdkOperations: Generator = async () => ({
  "packages/sdk/src/generated/operations.ts": sdkOperationsText(domainOperations()),
});

/** The table that the thin client works by. */
function sdkOperationsText(operations: readonly OperationDescription[]): string {
  return [
    "// Generated from the list of operations by `npm run generate`: change the operations instead.",
    'import type { InputOf, OperationBinding, OutputOf } from "../operation-types.ts";',
    'import type * as types from "./types.gen.ts";',
    "",
    "/** Input and output of every operation, by its name. */",
    "export interface Operations {",
    ...operations.flatMap(describeTypes),
    "}",
    "",
    "/** How every operation is called over HTTP, by its name. */",
    "export const operationBindings = {",
    ...operations.map((operation) => `  ${JSON.stringify(operation.name)}: ${bindingText(operation)},`),
    "} as const satisfies Record<keyof Operations, OperationBinding>;",
    "",
  ].join("\n");
}

function describeTypes(operation: OperationDescription): string[] {
  const id = operationId(operation.name);
  const type = `${id.charAt(0).toUpperCase()}${id.slice(1)}`;
  return [
    `  /** ${operation.summary}. */`,
    `  ${JSON.stringify(operation.name)}: { input: InputOf<types.${type}Data>; output: OutputOf<types.${type}Responses> };`,
  ];
}

function bindingText(operation: OperationDescription): string {
  const { http, effect } = operation;
  const fields: Record<string, string | boolean> = { method: http.method, path: http.path, effect };
  if (effect !== "read" && !takesIdempotencyKey(operation)) fields.keyless = true;
  if (operation.approvable) fields.approvable = true;
  if (http.request === "stream") fields.sendsBytes = true;
  if (http.response === "stream") fields.answersBytes = true;
  const entries = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `{ ${entries.join(", ")} }`;
}
