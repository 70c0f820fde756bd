/** A call of an operation, as a surface hands it over, and its answer. */
import type { Readable } from "node:stream";
import type { Because } from "@eureka/contracts/because";
import type { Id } from "@eureka/contracts/ids";
import type { Principal } from "./principal.ts";

/** Which entrance a call came through. */
export type Surface = "rest" | "chat" | "json-rpc" | "job" | "stream" | "internal";

/** Facts about the request that started the work; audit records and events carry them. */
export interface RequestFacts {
  readonly id: string;
  readonly surface: Surface;
  readonly address: string | null;
  readonly userAgent: string | null;
  /** The id at the start of the chain: the request's own, or the one of the message that led here. */
  readonly correlationId: string;
  /** The event that led here; null when a person did. */
  readonly causationId: Id<"event"> | null;
  /** The rule, decision or other side behind it, which events about work items name. */
  readonly because?: Because;
}

/** What a caller shows to prove who it is. `principal` is for work inside the platform that already knows. */
export type Credential =
  | { readonly kind: "none" }
  | { readonly kind: "bearer"; readonly token: string }
  | { readonly kind: "principal"; readonly principal: Principal };

/** What is left of the limits that apply, for the RateLimit headers. */
export interface LimitState {
  readonly limit: number;
  readonly remaining: number;
  readonly resetSeconds: number;
}

/** What a stream answer consists of. */
export interface ByteAnswer {
  readonly stream: Readable;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
}

/** One call of an operation, as a surface hands it over. */
export interface Call {
  readonly operation: string;
  readonly input: unknown;
  readonly credential: Credential;
  readonly request: RequestFacts;
  /** A repeated call with the same key gets the first one's answer. */
  readonly idempotencyKey?: string | null;
  /** The version that the caller last saw (If-Match). */
  readonly expectedVersion?: number | null;
  readonly upload?: Readable | null;
}

export interface Answer {
  readonly output: unknown;
  /** True when nothing was done yet: `output` is the decision that the call waits for. */
  readonly pending: boolean;
  /** True when this is the stored answer of an earlier call with the same idempotency key. */
  readonly replayed: boolean;
  readonly limit: LimitState | null;
  readonly bytes: ByteAnswer | null;
}
