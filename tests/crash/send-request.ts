/** One attempt of one request. */
import type { LoadRequest } from "./load-kind.ts";

export type Answer =
  | { readonly outcome: "acknowledged"; readonly body: unknown }
  /** Nobody knows whether it happened: the connection broke, or the server said that it cannot answer now. */
  | { readonly outcome: "unknown"; readonly reason: string }
  /** The server said no. */
  | { readonly outcome: "refused"; readonly reason: string };

export interface OutgoingRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

interface Credentials {
  readonly apiKey: string | null;
  /** The Idempotency-Key. */
  readonly key: string | null;
}

/** Bytes go as they are, everything else as JSON. Headers of the request win. */
export function prepareRequest(
  {
    method,
    headers,
    body,
  }: Omit<LoadRequest, "method" | "body"> & { method: string; body: LoadRequest["body"] | null },
  { apiKey, key }: Credentials,
): OutgoingRequest {
  const isBytes = body instanceof Uint8Array;
  return {
    method,
    headers: {
      "content-type": isBytes ? "application/octet-stream" : "application/json",
      ...(apiKey !== null && { authorization: `Bearer ${apiKey}` }),
      ...(key !== null && { "idempotency-key": key }),
      ...headers,
    },
    body: isBytes ? body : body && JSON.stringify(body),
  };
}

/** Milliseconds after which a client stops waiting for an answer. */
const patience = 30_000;

/** Refusals that concern the moment, not the request. */
const passing = new Set(["idempotency.in_flight", "limit.exceeded"]);

export async function sendRequest(url: string, request: OutgoingRequest): Promise<Answer> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(patience) });
    const text = await response.text();
    const body: unknown = text === "" ? null : JSON.parse(text);
    if (response.ok) return { outcome: "acknowledged", body };
    const code = (body as { code?: string } | null)?.code ?? "";
    const reason = `${response.status} ${code}`;
    return { outcome: response.status >= 500 || passing.has(code) ? "unknown" : "refused", reason };
  } catch (error) {
    return { outcome: "unknown", reason: error instanceof Error ? describe(error) : String(error) };
  }
}

function describe(error: Error): string {
  const { cause } = error;
  return cause instanceof Error && "code" in cause ? String(cause.code) : error.message;
}
