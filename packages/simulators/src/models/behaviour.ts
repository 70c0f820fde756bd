import type { ModelRequest, WireName } from "./model-request.ts";

/** Token counts that an answer claims; what is left out is counted from the texts (4 bytes a token). */
export interface ClaimedUsage {
  readonly input?: number;
  /** The part of the input that came from the provider's cache; 0 unless claimed. */
  readonly cached?: number;
  readonly output?: number;
  /** The part of the output that was thinking; 0 unless claimed. */
  readonly reasoning?: number;
}

interface Common {
  /** How many calls in a row get this; 1 unless said, `Infinity` for all. */
  readonly times?: number;
  /** Waits before it does anything, besides the latency of the server. */
  readonly delayMilliseconds?: number;
  readonly usage?: ClaimedUsage;
}

/** What the server does with one call. */
export type Behaviour = Common &
  (
    | { readonly kind: "valid" }
    /** A valid answer after this many milliseconds. */
    | { readonly kind: "slow"; readonly milliseconds: number }
    /** Exactly this output as JSON, whether it fits the schema or not. */
    | { readonly kind: "output"; readonly output: unknown }
    /** Exactly this text. */
    | { readonly kind: "text"; readonly text: string }
    /** The answer's text is JSON that breaks off. The body around it is whole. */
    | { readonly kind: "malformed_json" }
    /** The body itself is no JSON, with status 200. */
    | { readonly kind: "malformed_body" }
    /** JSON that fits somebody else's schema. */
    | { readonly kind: "wrong_schema" }
    /** Half of the body or of the stream, then the connection is cut. */
    | { readonly kind: "cut" }
    /** The model stops in the middle because it has used up its output tokens. */
    | { readonly kind: "truncated" }
    /** Output without end, until the client goes away. */
    | { readonly kind: "endless" }
    /** Takes the request and says nothing, or nothing more after the headers or the first part. */
    | { readonly kind: "hang"; readonly after?: "nothing" | "headers" | "first_part" }
    /** The provider declines to answer. */
    | { readonly kind: "refusal" }
    /** A valid answer full of multi-byte characters; each of them arrives in two pieces. */
    | { readonly kind: "split_unicode" }
    /** A valid answer without token counts. */
    | { readonly kind: "no_usage" }
    /** Too many requests. Seconds (1 unless said) or a date as HTTP writes it; null leaves the hint out. */
    | { readonly kind: "rate_limited"; readonly retryAfter?: number | string | null }
    /** The key is wrong or was revoked. */
    | { readonly kind: "unauthorized" }
    /** The account has no money left. */
    | { readonly kind: "out_of_credit" }
    | { readonly kind: "model_not_found" }
    /** 500 unless said. `html` answers as a proxy in front of the provider does. */
    | { readonly kind: "server_error"; readonly status?: number; readonly html?: boolean }
  );

export type BehaviourKind = Behaviour["kind"];

/** Which calls a rule is about. All that are given must fit; a string in `text` need only be contained. */
export interface Match {
  /** Looked for in all messages. */
  readonly text?: string | RegExp;
  readonly schema?: string | RegExp;
  readonly model?: string | RegExp;
  readonly wire?: WireName;
  readonly key?: string;
  readonly where?: (request: ModelRequest) => boolean;
}

/** What happens to the calls that fit. */
export interface Rule {
  readonly when?: Match;
  /** Used up in order, one per call that fits. */
  readonly does: Behaviour | readonly Behaviour[];
  /** Only every n-th call that fits; the others pass on to the next rule. For a straggler among quick calls. */
  readonly every?: number;
}

/** The first rule that fits and is not used up decides; a call that no rule wants gets a valid answer. */
export type Script = readonly Rule[];

/** Makes the output for a schema, by its name; `"*"` is asked for every other one. */
export type Answers = Readonly<Record<string, (request: ModelRequest) => unknown>>;
