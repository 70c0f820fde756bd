import type { OperationDescription } from "../../packages/core/src/operations/index.ts";
import { createOpenApiDocument, operationId, successStatus } from "../../packages/surfaces/src/rest/index.ts";
import { type CliName, cliNameOf } from "./cli-name.ts";
import { domainOperations } from "./domain-operations.ts";
import type { Generator } from "./generated-files.ts";

/** `apps/cli/src/generated/commands.ts`: what the command line knows of every operation that needs a sign-in. */
export const generateCliCommands: Generator = async () => {
  const operations = domainOperations();
  const describe = describeBy(createOpenApiDocument(operations) as unknown as ApiDocument);
  const commands = operations.flatMap((operation) => {
    const name = cliNameOf(operation);
    return name ? [describe(operation, name)] : [];
  });
  const lines = [
    "// Generated from the list of operations by `npm run generate`: change the operations instead.",
    'import type { Command } from "../command.ts";',
    "",
    "export const commands: readonly Command[] = [",
    ...commands.map((command) => `  ${JSON.stringify(command)},`),
    "];",
    "",
  ];
  return { "apps/cli/src/generated/commands.ts": lines.join("\n") };
};

/** What is read of the document; the fields of a request are described there in OpenAPI 3.0, which is simpler than JSON Schema. */
interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface ApiOperation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly type?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly default?: unknown;
}

interface Field {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
}

function describeBy(document: ApiDocument) {
  const described = new Map(
    Object.values(document.paths).flatMap((path) => Object.values(path).map((entry) => [entry.operationId, entry])),
  );
  const follow = (schema: Schema): Schema =>
    schema.$ref ? (document.components.schemas[nameOf(schema) ?? ""] ?? {}) : schema;

  return (operation: OperationDescription, { noun, verb, words }: CliName) => {
    const entry = described.get(operationId(operation.name));
    if (!entry) throw new Error(`the OpenAPI document has no ${operation.name}`);
    const output = follow(
      entry.responses[String(successStatus(operation))]?.content?.["application/json"]?.schema ?? {},
    );
    return {
      operation: operation.name,
      noun,
      verb,
      summary: operation.summary,
      ...(operation.description ? { description: operation.description } : {}),
      effect: operation.effect,
      words,
      fields: fieldsOf(entry, follow).map((field) => describeField(field, follow)),
      answer: answerOf(operation, output),
      ...(operation.http.request === "stream" ? { sendsBytes: true } : {}),
      example: operation.example.input,
    };
  };
}

/** The fields of the input, from wherever the request carries them; headers have flags of their own. */
function fieldsOf(entry: ApiOperation, follow: (schema: Schema) => Schema): Field[] {
  const parameters = (entry.parameters ?? []).filter((parameter) => parameter.in !== "header");
  const body = follow(entry.requestBody?.content["application/json"]?.schema ?? {});
  return [
    ...parameters.map(({ name, schema, required = false }) => ({ name, schema, required })),
    ...Object.entries(body.properties ?? {}).map(([name, schema]) => ({
      name,
      schema,
      required: body.required?.includes(name) ?? false,
    })),
  ];
}

/** A field that may be null stands as a choice between what it is and nothing. */
function withoutNull(schema: Schema): Schema {
  const nothing = schema.anyOf?.find((choice) => choice.enum?.length === 1 && choice.enum[0] === null);
  const something = schema.anyOf?.find((choice) => choice !== nothing);
  if (!nothing || !something || schema.anyOf?.length !== 2) return schema;
  const { anyOf: _anyOf, ...rest } = schema;
  return { ...rest, ...something, nullable: true };
}

function describeField({ name, schema: given, required }: Field, follow: (schema: Schema) => Schema) {
  const schema = withoutNull(given);
  // A reference with a description or null beside it stands in an allOf of one.
  const reference = schema.allOf?.[0] ?? schema;
  const value = follow(reference);
  const isList = value.type === "array";
  const item = isList ? follow(value.items ?? {}) : value;
  const description = schema.description ?? value.description;
  return {
    name,
    type: nameOf(reference) === "Due" ? "due" : typeOf(item),
    ...(description ? { description } : {}),
    ...(required ? { required } : {}),
    ...(isList ? { list: true } : {}),
    ...(schema.nullable ? { nullable: true } : {}),
    ...(item.enum && item.type === "string" ? { choices: item.enum.filter((choice) => choice !== null) } : {}),
    ...(schema.default === undefined ? {} : { default: schema.default }),
  };
}

const plainTypes: ReadonlySet<string> = new Set(["integer", "number", "boolean"]);

/** Whatever has parts is written as JSON. */
function typeOf({ type = "" }: Schema): string {
  if (type === "string") return "text";
  return plainTypes.has(type) ? type : "json";
}

function answerOf({ http }: OperationDescription, output: Schema): "record" | "list" | "page" | "bytes" | "nothing" {
  if (http.response === "stream") return "bytes";
  if (http.status === 204) return "nothing";
  if (output.properties?.data?.type !== "array") return "record";
  return "nextCursor" in output.properties ? "page" : "list";
}

/** The name of the component that a schema refers to. */
function nameOf({ $ref }: Schema): string | undefined {
  return $ref?.slice($ref.lastIndexOf("/") + 1);
}
