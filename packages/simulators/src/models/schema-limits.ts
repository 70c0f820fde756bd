import type { JsonSchema } from "./json-schema.ts";

/** Bounds of a value; undefined where the schema sets none. */
export interface Limits {
  readonly least: number | undefined;
  readonly most: number | undefined;
}

type Measure = "value" | "length" | "items";

const keywords = {
  value: { least: "minimum", most: "maximum", inWords: ["minimum", "maximum"] },
  length: { least: "minLength", most: "maxLength", inWords: ["min length", "max length"] },
  items: { least: "minItems", most: "maxItems", inWords: ["min items", "max items"] },
} as const satisfies Record<Measure, { least: string; most: string; inWords: readonly [string, string] }>;

/**
 * What a schema says about a size. Clients move bounds that a provider does not know into the description, written
 * "min items: 1; max items: 5." or "minimum: 1", and a model is expected to read them there.
 */
export function limitsOf(schema: JsonSchema, measure: Measure): Limits {
  const { least, most, inWords } = keywords[measure];
  const [leastInWords, mostInWords] = inWords;
  return {
    least: numberAt(schema, least) ?? exclusive(schema, measure, "exclusiveMinimum", 1) ?? said(schema, leastInWords),
    most: numberAt(schema, most) ?? exclusive(schema, measure, "exclusiveMaximum", -1) ?? said(schema, mostInWords),
  };
}

function numberAt(schema: JsonSchema, keyword: string): number | undefined {
  const value = schema[keyword];
  // Gemini's own dialect writes whole numbers as strings.
  const number = typeof value === "string" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

/** A whole step inside the bound is always allowed for integers, and for numbers wherever the range is wider than that. */
function exclusive(schema: JsonSchema, measure: Measure, keyword: string, step: number): number | undefined {
  const bound = measure === "value" ? numberAt(schema, keyword) : undefined;
  return bound === undefined ? undefined : bound + step;
}

function said(schema: JsonSchema, words: string): number | undefined {
  if (typeof schema.description !== "string") return undefined;
  const found = new RegExp(`(?:^|[^\\w])${words}: (-?\\d+(?:\\.\\d+)?)`).exec(schema.description);
  return found?.[1] === undefined ? undefined : Number(found[1]);
}
