import { isSchema, type JsonSchema } from "./json-schema.ts";

const ofMaps = ["properties", "$defs", "definitions"] as const;
const ofLists = ["anyOf", "oneOf", "allOf", "prefixItems", "items"] as const;
const ofSchemas = ["items", "additionalProperties"] as const;

/** Visits a schema and all schemas inside it, with the place of each: "root.ideas.items". References are not followed. */
export function visitSchemas(root: JsonSchema, visit: (schema: JsonSchema, place: string) => void): void {
  descend(root, "root");

  function descend(schema: unknown, place: string): void {
    if (!isSchema(schema)) return;
    visit(schema, place);
    for (const keyword of ofMaps) {
      const map = schema[keyword];
      if (isSchema(map)) for (const [name, value] of Object.entries(map)) descend(value, `${place}.${name}`);
    }
    for (const keyword of ofLists) {
      const list = schema[keyword];
      if (Array.isArray(list))
        for (const [index, value] of list.entries()) descend(value, `${place}.${keyword}.${index}`);
    }
    for (const keyword of ofSchemas) descend(schema[keyword], `${place}.${keyword}`);
  }
}

/** The keywords of a list that stand anywhere in a schema, as problems. */
export function findKeywords(root: JsonSchema, refused: readonly string[]): string[] {
  const problems: string[] = [];
  visitSchemas(root, (schema, place) => {
    for (const keyword of refused) if (keyword in schema) problems.push(`${place}: ${keyword} is not supported`);
  });
  return problems;
}

/** Objects that allow properties beyond those that they name, as problems. */
export function findOpenObjects(root: JsonSchema): string[] {
  const problems: string[] = [];
  visitSchemas(root, (schema, place) => {
    const isObject = schema.type === "object" || schema.properties !== undefined;
    if (isObject && schema.additionalProperties !== false)
      problems.push(`${place}: additionalProperties must be false`);
  });
  return problems;
}
