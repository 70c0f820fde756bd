import { isSchema, type JsonSchema } from "../json-schema.ts";
import { findKeywords, findOpenObjects, visitSchemas } from "../visit-schemas.ts";

const refused = [
  "allOf",
  "oneOf",
  "not",
  "if",
  "then",
  "else",
  "dependentRequired",
  "dependentSchemas",
  "patternProperties",
  "propertyNames",
  "uniqueItems",
  "contains",
  "default",
] as const;

/**
 * What OpenAI refuses in a schema with `strict: true`: the root is an object, every object is closed and requires all
 * of its properties (optional ones are nullable instead), and some keywords are not known.
 */
export function findStrictProblems(root: JsonSchema): string[] {
  const rootProblems = root.type === "object" ? [] : ["root: type must be object"];
  return [...rootProblems, ...findKeywords(root, refused), ...findOpenObjects(root), ...findOptional(root)];
}

function findOptional(root: JsonSchema): string[] {
  const problems: string[] = [];
  visitSchemas(root, ({ properties, required }, place) => {
    const names = Object.keys(isSchema(properties) ? properties : {});
    const missing = names.filter((name) => !(Array.isArray(required) && required.includes(name)));
    if (missing.length > 0) problems.push(`${place}: required must name every property, missing ${missing.join(", ")}`);
  });
  return problems;
}
