/** One request to one provider, and what came of it. */
import type { TokenCounts } from "@eureka/contracts/model-usage";
import { nothingUsed, unknownTokens } from "../../usage/local.ts";
import type { CallText } from "../model-gateway.ts";
import type { FailureFacts } from "./classify-failure.ts";
import type { Failure } from "./failure.ts";

/** What the model wrote before, and what is wrong with it. */
export interface Repair {
  readonly text: string;
  readonly problem: string;
}

export type RequestResult<Value> =
  | {
      readonly ok: true;
      readonly failure: null;
      readonly value: Value;
      /** The value before the schema took it: what a cache keeps. */
      readonly json: unknown;
      readonly tokens: TokenCounts;
    }
  | {
      readonly ok: false;
      readonly failure: Failure;
      readonly tokens: TokenCounts;
      /** Present where showing the model its answer may help. */
      readonly repair: Repair | null;
    };

export type FailedRequest = Extract<RequestResult<never>, { readonly ok: false }>;

/** Without counts: nothing where a provider turned the request away, else nobody knows. */
export function failedRequest(failure: Failure, tokens?: TokenCounts): FailedRequest {
  return { ok: false, failure, tokens: tokens ?? (failure.turnedAway ? nothingUsed : unknownTokens), repair: null };
}

/** Text beyond this is no answer to what we asked; even a language with long characters needs less for a token. */
export function longestText({ maxOutputTokens }: Pick<CallText, "maxOutputTokens">): number {
  return 65_536 + maxOutputTokens * 16;
}

/** When a request must end, and who ends it. */
export interface RequestTime {
  /** Both of them in one. */
  readonly either: AbortSignal;
  /** Whoever asked. */
  readonly asker: AbortSignal;
  /** Our own time for this request. */
  readonly deadline: AbortSignal;
}

export function timeFacts({ asker, deadline }: RequestTime, now: Date): FailureFacts {
  return { aborted: asker.aborted, timedOut: deadline.aborted, now };
}
