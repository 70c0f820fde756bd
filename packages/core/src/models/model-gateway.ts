/** What asks a model and what it gets: the interface of both faces, with a database and without one. */
import type { Cost, ModelProviderKind, TokenCounts } from "@eureka/contracts/model-usage";
import type { UsageOutcome, UsageReason } from "@eureka/contracts/usage-record";
import type { z } from "zod";

/** What every call says, whatever form its answer has. */
export interface CallText {
  /** What the call is for, for example `ideas.generate`: the ledger and the summaries go by it. */
  readonly purpose: string;
  /** The version of the prompt: the first 16 hexadecimal digits of the SHA-256 of its file. */
  readonly promptVersion: string;
  /** Our own text, which the model is to obey. */
  readonly instructions: string;
  /** The material. What somebody else wrote is fenced as data by whoever makes this text. */
  readonly prompt: string;
  /** 0 (always the likeliest word) to 2. */
  readonly temperature: number;
  readonly maxOutputTokens: number;
  /** For the whole call with its repair and its fall-back, in milliseconds. */
  readonly timeoutMilliseconds: number;
  readonly signal: AbortSignal;
}

/** A call whose answer is an object. */
export interface ModelCall<T> extends CallText {
  /** The answer; what does not fit is shown to the model once, and refused the second time. */
  readonly schema: z.ZodType<T>;
  /** The schema's name for the model: letters, digits, `_` and `-`. */
  readonly schemaName: string;
  /** Tells equal calls apart that are meant to give several answers: the response cache answers only the same sample. By default 0. */
  readonly sample?: number;
  /**
   * Who shares answers in the response cache: calls with the same scope, for example a run's id. Without it, everybody in the
   * organization; null keeps the answer of this call to nobody.
   */
  readonly cacheScope?: string | null;
}

/** Why no provider answered. How providers are spared is nothing that whoever asks needs to know. */
export type ModelErrorCode = Exclude<UsageReason, "breaker_open" | "busy">;

/** One request to one provider as it went, for traces and the ledger; it holds no text. */
export interface CallAttempt {
  readonly provider: string;
  readonly kind: ModelProviderKind;
  readonly model: string;
  readonly outcome: UsageOutcome;
  /** Null where it went well. */
  readonly reason: UsageReason | null;
  /** Why the provider before this one in the order was passed over; null for the first one. */
  readonly fallback: UsageReason | null;
  readonly tokens: TokenCounts;
  readonly cost: Cost;
  readonly latencyMilliseconds: number;
  /** False where nobody was asked: an answer from the cache, or a provider that is left alone for a moment. */
  readonly sent: boolean;
}

export interface ModelAnswer<T> {
  readonly output: T;
  /** The provider's name in the organization. */
  readonly provider: string;
  readonly model: string;
  readonly outcome: "ok" | "cached" | "repaired";
  /** Why the provider before this one in the order was passed over; null when the first one answered. */
  readonly fallback: UsageReason | null;
  /** Of all requests that this answer took, those that failed included; nothing for an answer from the cache. */
  readonly tokens: TokenCounts;
  readonly cost: Cost;
  /** From the call to the answer. */
  readonly latencyMilliseconds: number;
  /** Every request, in order. */
  readonly attempts: readonly CallAttempt[];
}

/** Asks models, in the order that the organization or the environment gives. */
export interface ModelGateway {
  /** The first provider of the order and its model; null when nothing is connected. It asks nobody. */
  available(): Promise<{ readonly provider: string; readonly model: string } | null>;
  /** Throws ModelError. */
  generate<T>(call: ModelCall<T>): Promise<ModelAnswer<T>>;
}

/** A streamed answer: read `text` to its end, or not at all, and then `answer`. */
export interface ModelStream {
  /** The answer as it comes, in pieces that never split a character. It just ends where the connection is cut: only `answer` tells. */
  readonly text: AsyncIterable<string>;
  /** Rejects with ModelError when the answer did not come to its end. */
  readonly answer: Promise<ModelAnswer<string>>;
}

export interface StreamingGateway extends ModelGateway {
  /** Streamed text. Another provider is asked only as long as no text came. */
  stream(call: CallText): ModelStream;
}
