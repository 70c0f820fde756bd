/** Splits an operation's input into the parts of its HTTP request. */
import type { OperationBinding } from "./operation-types.ts";

export interface RequestParts {
  /** Path and query, relative to the address of the server. */
  readonly path: string;
  /** The JSON body; undefined when the request has none. */
  readonly body: string | undefined;
}

/** Fields named in the path go there; the rest goes into the query of GET, DELETE and uploads, else into the body. */
export function buildRequest(binding: OperationBinding, input: Readonly<Record<string, unknown>>): RequestParts {
  const inPath = new Set<string>();
  const path = binding.path.replace(/\{(\w+)\}/g, (_braces, name: string) => {
    inPath.add(name);
    return encodePathField(name, input[name]);
  });
  const rest = Object.entries(input).filter(([name, value]) => !inPath.has(name) && value !== undefined);
  const usesQuery = binding.method === "GET" || binding.method === "DELETE" || binding.sendsBytes === true;
  if (usesQuery) return { path: `/api/v2${path}${queryOf(rest)}`, body: undefined };
  return { path: `/api/v2${path}`, body: rest.length > 0 ? JSON.stringify(Object.fromEntries(rest)) : undefined };
}

/** An empty field, `.` or `..` would name another address, so they are refused here. */
function encodePathField(name: string, value: unknown): string {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || text === "" || text === "." || text === "..") {
    throw new TypeError(`${name} must be a text that can stand in an address`);
  }
  return encodeURIComponent(text.toWellFormed());
}

function queryOf(fields: readonly (readonly [string, unknown])[]): string {
  const query = new URLSearchParams();
  for (const [name, value] of fields) for (const entry of listOf(value)) query.append(name, textOf(entry));
  return query.size > 0 ? `?${query}` : "";
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function textOf(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
