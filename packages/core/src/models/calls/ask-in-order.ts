/** Asks the providers of an order one after the other until one answers. */
import { setTimeout as sleep } from "node:timers/promises";
import type { UsageReason } from "@eureka/contracts/usage-record";
import type { Clock } from "@eureka/kit/clock";
import { computeCost, nothingPaid, type Price } from "../../usage/local.ts";
import { ModelError } from "../model-error.ts";
import type { CallAttempt, ModelErrorCode } from "../model-gateway.ts";
import { type Attempt, askProvider } from "./ask-provider.ts";
import { type Failure, plainFailure } from "./failure.ts";
import type { ModelEndpoint } from "./model-endpoint.ts";
import type { ProviderGuards } from "./provider-guards.ts";
import { failedRequest, type Repair, type RequestResult, type RequestTime } from "./request.ts";

/** The part of the time that is left which a provider may take while there is another one behind it. */
const shareBeforeOthers = 0.6;

/** A request as the ledger and traces have it. */
export interface TimedAttempt extends CallAttempt {
  readonly at: Date;
}

export interface Walk<T> {
  readonly endpoints: readonly ModelEndpoint[];
  readonly findPrice: (endpoint: ModelEndpoint, at: Date) => Price | null;
  readonly guards: ProviderGuards;
  readonly clock: Clock;
  readonly asker: AbortSignal;
  readonly milliseconds: number;
  readonly request: (endpoint: ModelEndpoint, repair: Repair | null, time: RequestTime) => Promise<RequestResult<T>>;
  readonly mayRepeat: () => boolean;
}

export type Walked<T> =
  | {
      readonly ok: true;
      readonly endpoint: ModelEndpoint;
      readonly value: T;
      readonly json: unknown;
      readonly repaired: boolean;
      readonly fallback: UsageReason | null;
      readonly attempts: readonly TimedAttempt[];
    }
  | { readonly ok: false; readonly failure: Failure; readonly attempts: readonly TimedAttempt[] };

export async function askInOrder<T>(walk: Walk<T>): Promise<Walked<T>> {
  const { clock, asker, guards, endpoints } = walk;
  const until = clock.monotonic() + walk.milliseconds;
  const attempts: TimedAttempt[] = [];
  let failure: Failure = plainFailure("timeout", "timeout");
  let fallback: UsageReason | null = null;
  for (const [index, endpoint] of endpoints.entries()) {
    const left = until - clock.monotonic();
    if (left <= 0) break;
    const isLast = index === endpoints.length - 1;
    const rest = guards.restsFor(endpoint);
    if (rest > 0 && isLast && rest < left) await sleep(rest, undefined, { signal: asker }).catch(() => {});
    else if (rest > 0) {
      failure = { ...plainFailure("rate_limited", "resting"), retryAfterMilliseconds: rest, turnedAway: true };
      attempts.push(describe(walk, endpoint, fallback, notAsked(clock, failure)));
      fallback = failure.reason;
      continue;
    }
    const milliseconds = (until - clock.monotonic()) * (isLast ? 1 : shareBeforeOthers);
    const request = (repair: Repair | null, time: RequestTime) => walk.request(endpoint, repair, time);
    const { mayRepeat } = walk;
    const visited = await askProvider({ endpoint, guards, clock, asker, milliseconds, request, mayRepeat });
    for (const attempt of visited.attempts) attempts.push(describe(walk, endpoint, fallback, attempt));
    const { result } = visited;
    if (result.ok) {
      const repaired = visited.attempts.at(-1)?.repaired === true;
      return { ok: true, endpoint, value: result.value, json: result.json, repaired, fallback, attempts };
    }
    failure = result.failure;
    if (failure.reason === "aborted" || !walk.mayRepeat()) break;
    fallback = failure.reason;
  }
  return { ok: false, failure, attempts };
}

/** The error that tells of a walk that led to nothing. */
export function walkError(failure: Failure, attempts: readonly CallAttempt[]): ModelError {
  return new ModelError(codeOf(failure.reason), attempts, {
    detail: failure.detail,
    retryAfterMilliseconds: failure.retryAfterMilliseconds,
  });
}

/** Whoever asks does not need to know how providers are spared. */
function codeOf(reason: Failure["reason"]): ModelErrorCode {
  if (reason === "breaker_open") return "unavailable";
  return reason === "busy" ? "rate_limited" : reason;
}

function notAsked(clock: Clock, failure: Failure): Attempt {
  return { at: clock.now(), result: failedRequest(failure), repaired: false, latencyMilliseconds: 0, sent: false };
}

function describe(
  { findPrice }: Pick<Walk<unknown>, "findPrice">,
  endpoint: ModelEndpoint,
  fallback: UsageReason | null,
  { at, result, repaired, latencyMilliseconds, sent }: Attempt,
): TimedAttempt {
  const { tokens, failure } = result;
  const cost = failure?.turnedAway ? nothingPaid : computeCost(tokens, findPrice(endpoint, at));
  const outcome = failure ? (failure.reason === "aborted" ? "given_up" : "failed") : repaired ? "repaired" : "ok";
  return {
    at,
    provider: endpoint.name,
    kind: endpoint.kind,
    model: endpoint.model,
    outcome,
    reason: failure?.reason ?? null,
    fallback,
    tokens,
    cost,
    latencyMilliseconds,
    sent,
  };
}
