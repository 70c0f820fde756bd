/**
 * OpenAPI 3.0.3 gives `nullable` a meaning only beside `type`, so a union or a reference that may be null has to name null as one of
 * its choices, and an `enum` has to list it. Gives a copy of a document (or any part of one) in which that is so.
 */
export function spellOutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spellOutNull);
  if (typeof value !== "object" || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, spellOutNull(part)]));
  if (copy.nullable !== true) return copy;
  if (Array.isArray(copy.enum)) return { ...copy, enum: [...new Set([...copy.enum, null])] };
  if (copy.type !== undefined || !isUnion(copy)) return copy;
  const { nullable: _nullable, description, ...union } = copy;
  return { ...(description === undefined ? {} : { description }), anyOf: [withoutWrapper(union), nothing] };
}

const nothing = { type: "object", nullable: true, enum: [null] };

function isUnion(schema: Readonly<Record<string, unknown>>): boolean {
  return "oneOf" in schema || "anyOf" in schema || "allOf" in schema;
}

/** `allOf` around a single reference was there only to hold `nullable`. */
function withoutWrapper(union: Readonly<Record<string, unknown>>): unknown {
  const { allOf } = union;
  return Array.isArray(allOf) && allOf.length === 1 && Object.keys(union).length === 1 ? allOf[0] : union;
}
