import { isSchema, type JsonSchema } from "./json-schema.ts";

/** More braces than this are not tried: a text full of them must not keep the server busy. */
const mostTries = 50;

/**
 * The JSON Schema that a client has written into a message because the provider has no field for it.
 * @returns the first object in the texts that is JSON and describes an object; null without one
 */
export function findSchemaInText(texts: readonly string[]): JsonSchema | null {
  for (const text of texts) {
    for (const { index } of [...text.matchAll(/\{\s*"/g)].slice(0, mostTries)) {
      const schema = parseBalanced(text, index);
      if (schema && schema.type === "object" && isSchema(schema.properties)) return schema;
    }
  }
  return null;
}

function parseBalanced(text: string, start: number): JsonSchema | null {
  const end = findEnd(text, start);
  if (end < 0) return null;
  try {
    const value: unknown = JSON.parse(text.slice(start, end + 1));
    return isSchema(value) ? value : null;
  } catch {
    return null;
  }
}

/** The brace that closes the one at `start`; braces inside strings do not count. */
function findEnd(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let place = start; place < text.length; place += 1) {
    const sign = text[place];
    if (quoted && sign === "\\") place += 1;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === "{") depth += 1;
    else if (!quoted && sign === "}") depth -= 1;
    if (depth === 0) return place;
  }
  return -1;
}
