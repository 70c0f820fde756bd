import type { OperationDescription } from "../../packages/core/src/operations/index.ts";
import { successStatus } from "../../packages/surfaces/src/rest/index.ts";
import { cliNameOf } from "./cli-name.ts";
import { domainOperations } from "./domain-operations.ts";
import type { Generator } from "./generated-files.ts";
import { code, markdownDocument, markdownTable } from "./markdown.ts";

const headers = ["Operation", "What it does", "Effect", "HTTP", "Permission", "Command line", "Chat"];

/** `docs/operations.md`: everything that the system can do, by noun, with how each surface spells it. */
export const generateOperations: Generator = async () => {
  const operations = domainOperations();
  const lines = [
    `Everything that the system can do: ${operations.length} operations. Paths begin with \`/api/v2\`, and what succeeds answers 200 where nothing`,
    "else is said. The effect `danger` is for what cannot be taken back: the command line asks before it does such a thing. The fields",
    "of each input and answer are in the OpenAPI document (`/api/v2/openapi.json`, for reading at `/docs`), and",
    "`eureka <noun> <verb> --help` lists the flags.",
    "",
    ...[...Map.groupBy(operations, nounOf)].flatMap(([noun, own]) => [
      `## ${noun.replaceAll("_", " ")}`,
      "",
      ...markdownTable(headers, own.map(describe)),
      "",
    ]),
  ];
  const source = "the operations in `packages/core`";
  return { "docs/operations.md": markdownDocument("Operations", source, lines.slice(0, -1)) };
};

function nounOf({ name }: OperationDescription): string {
  return name.slice(0, name.indexOf("."));
}

function describe(operation: OperationDescription): string[] {
  const { name, summary, http, permission, command, effect } = operation;
  const status = successStatus(operation);
  return [
    code(name),
    summary,
    effect,
    `${code(`${http.method} ${http.path}`)}${status === 200 ? "" : ` (${status})`}`,
    describeAccess(permission),
    describeCommandLine(operation),
    command?.chat ? code(`/eureka ${command.chat.verb}`) : "",
  ];
}

/** Who may call an operation, in words where no permission is needed. */
export function describeAccess(permission: OperationDescription["permission"]): string {
  if (permission === "public") return "nobody has to be signed in";
  return permission === "authenticated" ? "every member" : code(permission);
}

function describeCommandLine(operation: OperationDescription): string {
  const name = cliNameOf(operation);
  if (!name) return "";
  return code(["eureka", name.noun, name.verb, ...name.words.map((word) => `<${word}>`)].join(" "));
}
