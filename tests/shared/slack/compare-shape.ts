/** Compares the shape of a value with that of real ones: their keys and types, never their values. */

type Objects = readonly Readonly<Record<string, unknown>>[];

/**
 * What the value has and no real one has, as paths. Published samples are blanked and never say null, so null fits every key that
 * exists. An empty object among the real ones says nothing about what stands in it.
 */
export function explainShape(value: unknown, real: readonly unknown[], path = "$"): string[] {
  if (value === null) return [];
  const type = typeOf(value);
  const same = real.filter((each) => typeOf(each) === type);
  if (same.length === 0) return [`${path} is ${type}, but ${[...new Set(real.map(typeOf))].join(" or ") || "unknown"}`];
  if (Array.isArray(value)) {
    const entries = same.flat();
    return entries.length === 0 ? [] : [...new Set(value.flatMap((each) => explainShape(each, entries, `${path}[]`)))];
  }
  if (type !== "object") return [];
  const objects = same as Objects;
  if (objects.some((each) => Object.keys(each).length === 0)) return [];
  return Object.entries(value as object).flatMap(([key, part]) => {
    const parts = objects.flatMap((each) => (key in each ? [each[key]] : []));
    return parts.length === 0 ? [`${path}.${key} is unknown`] : explainShape(part, parts, `${path}.${key}`);
  });
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** Everything under a key at any depth. */
export function collect(key: string, value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [...(name === key ? [part] : []), ...collect(key, part)]);
}
