/** A JSON Schema as it travels: draft 7, 2020-12, or the part of OpenAPI that Gemini reads. */
export type JsonSchema = { readonly [keyword: string]: unknown };

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The schemas in a list such as `anyOf`; none when the keyword is missing. */
export function schemasIn(value: unknown): JsonSchema[] {
  return Array.isArray(value) ? value.filter(isSchema) : [];
}

/** The value that a local reference such as `#/definitions/Idea` leads to. */
export function resolveReference(root: JsonSchema, reference: string): JsonSchema {
  const steps = reference.replace(/^#\/?/, "").split("/").filter(Boolean);
  const found = steps
    .map((step) => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((place, step) => (isSchema(place) ? place[step] : undefined), root);
  return isSchema(found) ? found : {};
}
