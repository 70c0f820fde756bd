import type { Exchange } from "../loopback/index.ts";
import type { Usage } from "./count-tokens.ts";
import type { ModelRequest, WireName } from "./model-request.ts";

/** What the model says, before a wire format dresses it. */
export interface Answer {
  /** Different for every call, the same in every run. */
  readonly id: string;
  readonly createdAt: number;
  readonly text: string;
  /** `refusal`: the text says why nothing is answered. `length`: the output tokens were used up. */
  readonly finish: "stop" | "length" | "refusal";
  readonly usage: Usage | null;
}

/** Why there is no answer. */
export type Failure =
  | { readonly kind: "invalid_request"; readonly problems: readonly string[] }
  | { readonly kind: "unauthorized" }
  | { readonly kind: "out_of_credit" }
  | { readonly kind: "model_not_found"; readonly model: string }
  | { readonly kind: "rate_limited"; readonly retryAfter: number | string | null }
  | { readonly kind: "server_error"; readonly status: number };

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A reply for every kind of failure. */
export type FailureReplies = {
  readonly [K in Failure["kind"]]: (failure: Extract<Failure, { kind: K }>) => Reply;
};

/** A request that was understood, or what is wrong with it. */
export type Reading = { readonly request: ModelRequest } | { readonly problems: readonly string[] };

/** The part of a stream before the text, for each piece of it, and after it; every string is a whole SSE event. */
export interface StreamEvents {
  readonly opening: readonly string[];
  piece(text: string): string;
  readonly closing: readonly string[];
}

/** One provider's way to write requests, answers, streams and errors. */
export interface Wire {
  readonly name: WireName;
  readonly path: RegExp;
  /** Whether a request without any key is refused. */
  readonly needsKey: boolean;
  read(exchange: Exchange): Reading;
  answer(request: ModelRequest, answer: Answer): unknown;
  stream(request: ModelRequest, answer: Answer): StreamEvents;
  fail(failure: Failure): Reply;
}

/** An SSE event. */
export function toEvent(data: unknown, name?: string): string {
  const text = typeof data === "string" ? data : JSON.stringify(data);
  return `${name === undefined ? "" : `event: ${name}\n`}data: ${text}\n\n`;
}

/** What stands after "Bearer" in the header. */
export function readBearer(exchange: Exchange): string | null {
  return /^Bearer (.+)$/.exec(exchange.headers.authorization ?? "")?.[1] ?? null;
}

/** A header that comes once. */
export function readHeader(exchange: Exchange, name: string): string | null {
  const value = exchange.headers[name];
  return typeof value === "string" && value !== "" ? value : null;
}

/** When to come back, in seconds or as a date. */
export function retryHeader(retryAfter: number | string | null): Record<string, string> {
  return retryAfter === null ? {} : { "retry-after": String(retryAfter) };
}
