/** A value that has exactly one canonical JSON text. */
export type CanonicalValue =
  | null
  | boolean
  | number
  | string
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue };

/**
 * Writes a value as canonical JSON (RFC 8785): no white space, keys ordered by UTF-16 code units, numbers and strings as ECMAScript
 * writes them. Equal values give equal bytes, whatever order their keys were set in, so the text can be hashed and signed.
 * Throws a TypeError for what JSON cannot carry without loss: undefined, functions, big integers, NaN, infinities, lone surrogates
 * and objects that are not plain (a Date must be turned into text first).
 */
export function canonicalJson(value: CanonicalValue): string {
  return write(value, "$");
}

function write(value: unknown, path: string): string {
  switch (typeof value) {
    case "boolean":
      return String(value);
    case "number":
      return writeNumber(value, path);
    case "string":
      return writeString(value, path);
    case "object":
      if (value === null) return "null";
      if (Array.isArray(value)) return writeArray(value, path);
      return writeObject(value, path);
    default:
      throw new TypeError(`canonical JSON cannot hold a value of type ${typeof value} at ${path}`);
  }
}

function writeNumber(value: number, path: string): string {
  if (!Number.isFinite(value)) throw new TypeError(`canonical JSON cannot hold ${value} at ${path}`);
  return JSON.stringify(value);
}

function writeString(value: string, path: string): string {
  if (!value.isWellFormed()) throw new TypeError(`canonical JSON cannot hold a lone surrogate at ${path}`);
  return JSON.stringify(value);
}

function writeArray(values: readonly unknown[], path: string): string {
  // Array.from visits holes, which map would skip and so lose.
  return `[${Array.from(values, (value, index) => write(value, `${path}[${index}]`)).join(",")}]`;
}

function writeObject(value: object, path: string): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError(`canonical JSON holds only plain objects, at ${path}`);
  const members = value as Readonly<Record<string, unknown>>;
  // The order of `sort` is that of UTF-16 code units.
  const texts = Object.keys(members)
    .sort()
    .map((key) => `${writeString(key, path)}:${write(members[key], `${path}.${key}`)}`);
  return `{${texts.join(",")}}`;
}
