/** REST over real HTTP. */
import type { OperationDescription } from "@eureka/core/operations";
import { apiPrefix, shapeOf, successStatus } from "@eureka/surfaces/rest";
import type { Input } from "../recipes.ts";
import { uploadedBytes } from "../world.ts";
import type { CallOptions, Outcome, Surface } from "./surface.ts";

export interface WireRequest {
  readonly method: OperationDescription["http"]["method"];
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

export function createRestSurface(url: string): Surface {
  return {
    name: "rest",
    reaches: () => true,
    async call(token, operation, input, options = {}) {
      const { method, path, headers, body } = buildRequest(operation, input, token, options);
      const response = await fetch(`${url}${path}`, { method, headers, ...(body !== undefined && { body }) });
      return readOutcome(operation, response);
    },
  };
}

/** The request that says this input, as the document describes it. */
export function buildRequest(
  operation: OperationDescription,
  input: Input,
  token: string | null,
  { idempotencyKey }: CallOptions = {},
): WireRequest {
  const { pathFields, rest } = shapeOf(operation);
  const path = operation.http.path.replace(/\{(\w+)\}/g, (_match, name: string) => encode(input[name]));
  const others = Object.entries(input).filter(([name]) => !pathFields.includes(name));
  const headers: Record<string, string> = {
    ...(token !== null && { authorization: `Bearer ${token}` }),
    ...(idempotencyKey !== undefined && { "idempotency-key": idempotencyKey }),
  };
  const request = { method: operation.http.method, headers };
  if (rest === "query") {
    const query = new URLSearchParams(
      others.map(([name, value]): [string, string] => [name, String(value)]),
    ).toString();
    const full = `${apiPrefix}${path}${query ? `?${query}` : ""}`;
    if (operation.http.request !== "stream") return { ...request, path: full };
    return {
      ...request,
      path: full,
      headers: { ...headers, "content-type": "application/octet-stream" },
      body: uploadedBytes,
    };
  }
  if (others.length === 0) return { ...request, path: `${apiPrefix}${path}` };
  const body = JSON.stringify(Object.fromEntries(others));
  return { ...request, path: `${apiPrefix}${path}`, headers: { ...headers, "content-type": "application/json" }, body };
}

/** A path cannot carry half a character. */
function encode(value: unknown): string {
  return encodeURIComponent(String(value).toWellFormed());
}

async function readOutcome(operation: OperationDescription, response: Response): Promise<Outcome> {
  const text = await response.text();
  const isJson = /[/+]json/.test(response.headers.get("content-type") ?? "") && text !== "";
  const output: unknown = isJson ? JSON.parse(text) : undefined;
  const ok = response.status === successStatus(operation);
  const replayed = response.headers.get("idempotency-replayed") === "true";
  const requestId = response.headers.get("x-request-id") ?? "";
  return { ok, status: response.status, code: ok ? null : codeOf(output), text, output, replayed, requestId };
}

function codeOf(problem: unknown): string | null {
  if (typeof problem !== "object" || problem === null || !("code" in problem)) return null;
  return String(problem.code);
}
