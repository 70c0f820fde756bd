import { Secret } from "../crypto/index.ts";

const redacted = "[redacted]";
/** Deeper than any field should be; it also ends circles. */
const maxDepth = 6;
/** Ends of names, without case and separators: `refreshToken`, `set-cookie`, `x_api_key` are all meant. */
const telling =
  /(authorization|cookie|password|passphrase|secret|token|apikey|privatekey|masterkey|datakey|credentials?)$/;

type Fields = Record<string, unknown>;

/** Copies log fields without what must not be in a log: values under telling names at any depth, and everything in an error but its name, message, code and trace. */
export function redactFields(fields: Readonly<Fields>): Fields {
  return redactMembers(fields, 0);
}

function redactMembers(members: object, depth: number): Fields {
  const copy: Fields = {};
  for (const [name, value] of Object.entries(members))
    copy[name] = isTelling(name) ? redacted : redactValue(value, depth + 1);
  return copy;
}

const tellingNames = new Map<string, boolean>();

/** Names are few and repeat on every line, so each is looked at once; the bound is for names that come from outside. */
function isTelling(name: string): boolean {
  let known = tellingNames.get(name);
  if (known === undefined) {
    known = telling.test(name.replace(/[^a-z0-9]/gi, "").toLowerCase());
    if (tellingNames.size < 1_000) tellingNames.set(name, known);
  }
  return known;
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Secret) return String(value);
  if (value instanceof Error) return redactError(value, depth);
  if (depth >= maxDepth) return "[deeper]";
  if (Array.isArray(value)) return value.map((member) => redactValue(member, depth + 1));
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return `[${value.length} bytes]`;
  if (value instanceof Set) return redactValue([...value], depth);
  if (value instanceof Map) return redactValue(Object.fromEntries(value), depth);
  return redactMembers(value, depth);
}

/** Errors of libraries carry requests, parameters and responses as properties; only what tells the fault is kept. */
function redactError(error: Error, depth: number): Fields {
  return {
    name: error.name,
    message: error.message,
    ...("code" in error && { code: error.code }),
    stack: error.stack,
    ...(error.cause !== undefined && depth < maxDepth && { cause: redactValue(error.cause, depth + 1) }),
  };
}
