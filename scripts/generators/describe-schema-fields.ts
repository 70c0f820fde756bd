/** Says in a few words what fields an object schema has. */
import { idPrefixes } from "@eureka/contracts/ids";
import { z } from "zod";

interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
}

const nounsByPrefix = new Map(Object.entries(idPrefixes).map(([noun, prefix]) => [prefix as string, noun]));

/**
 * One text per field, for example "`boardIds`: list of board id".
 * @param schema an object schema; anything else has no fields
 */
export function describeSchemaFields(schema: z.ZodType): string[] {
  const json = z.toJSONSchema(schema) as JsonSchema;
  return Object.entries(json.properties ?? {}).map(([name, field]) => {
    const optional = json.required?.includes(name) ? "" : " (optional)";
    return `\`${name}\`: ${describeType(field, json.$defs ?? {})}${optional}`;
  });
}

function describeType(schema: JsonSchema, definitions: Readonly<Record<string, JsonSchema>>): string {
  const describe = (part: JsonSchema): string => describeType(part, definitions);
  const named = schema.$ref?.slice(schema.$ref.lastIndexOf("/") + 1);
  if (named !== undefined) return describe(definitions[named] ?? {});
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" or ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(describe))].join(" or ");
  if (Array.isArray(schema.type)) return schema.type.map((type) => describe({ ...schema, type })).join(" or ");
  if (schema.items) return `list of ${describe(schema.items)}`;
  if (schema.properties) {
    return `{ ${Object.entries(schema.properties)
      .map(([name, field]) => `${name}: ${describe(field)}`)
      .join(", ")} }`;
  }
  if (typeof schema.additionalProperties === "object") return `any names with ${describe(schema.additionalProperties)}`;
  return idOf(schema) ?? plainNames[String(schema.type)] ?? "anything";
}

const plainNames: Readonly<Record<string, string>> = {
  string: "text",
  integer: "whole number",
  number: "number",
  boolean: "true or false",
  null: "null",
  object: "object",
};

function idOf({ pattern = "" }: JsonSchema): string | undefined {
  const noun = nounsByPrefix.get(/^\^([a-z]+)_\[/.exec(pattern)?.[1] ?? "");
  return noun && `${noun.replaceAll("_", " ")} id`;
}
