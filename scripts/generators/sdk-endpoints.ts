import type { OperationDescription } from "../../packages/core/src/operations/index.ts";
import { operationId } from "../../packages/surfaces/src/rest/index.ts";
import { domainOperations } from "./domain-operations.ts";
import type { Generator } from "./generated-files.ts";

const head = "// Generated from the list of operations by `npm run generate`: change the operations instead.";

/** `packages/sdk/src/generated/{endpoints,nouns}.ts`: the second face of the client, for RTK Query. */
export const generateSdkEndpoints: Generator = async () => {
  const operations = domainOperations().filter(({ http }) => http.request !== "stream" && http.response !== "stream");
  const nouns = [...new Set(operations.map(({ name }) => name.slice(0, name.indexOf("."))))];
  return {
    "packages/sdk/src/generated/endpoints.ts": endpointsText(operations),
    "packages/sdk/src/generated/nouns.ts": `${head}\nexport const operationNouns = ${JSON.stringify(nouns)} as const;\n`,
  };
};

function endpointsText(operations: readonly OperationDescription[]): string {
  return [
    head,
    'import type { EndpointBuilder } from "@reduxjs/toolkit/query";',
    'import type { Output } from "../client.ts";',
    'import { type ReadArgument, reads, type WriteArgument, writes } from "../rtk-query/endpoint-rules.ts";',
    'import type { EurekaBaseQuery } from "../rtk-query/eureka-base-query.ts";',
    "",
    "/** An endpoint for each operation that takes and answers JSON. */",
    'export const makeEndpoints = (build: EndpointBuilder<EurekaBaseQuery, string, "eureka">) => ({',
    ...operations.flatMap(endpointLines),
    "});",
    "",
  ].join("\n");
}

function endpointLines({ name, summary, effect }: OperationDescription): string[] {
  const quoted = JSON.stringify(name);
  const [kind, argument, rules] =
    effect === "read" ? ["query", "ReadArgument", "reads"] : ["mutation", "WriteArgument", "writes"];
  return [
    `  /** ${summary}. */`,
    `  ${operationId(name)}: build.${kind}<Output<${quoted}>, ${argument}<${quoted}>>(${rules}(${quoted})),`,
  ];
}
