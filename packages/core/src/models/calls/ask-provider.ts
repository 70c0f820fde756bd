/** Asks one provider until it answers or will not: waits where it says how long, and shows it a wrong answer once. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "@eureka/kit/clock";
import { type Failure, plainFailure } from "./failure.ts";
import type { ModelEndpoint } from "./model-endpoint.ts";
import type { ProviderGuards } from "./provider-guards.ts";
import { failedRequest, type Repair, type RequestResult, type RequestTime } from "./request.ts";
import { startTime } from "./start-time.ts";

/** How often one call waits because a provider asks it to. */
const mostWaits = 2;

export interface Visit<T> {
  readonly endpoint: ModelEndpoint;
  readonly guards: ProviderGuards;
  readonly clock: Clock;
  readonly asker: AbortSignal;
  /** For everything that happens at this provider. */
  readonly milliseconds: number;
  readonly request: (repair: Repair | null, time: RequestTime) => Promise<RequestResult<T>>;
  /** False once the asker has seen a part of an answer: then there is no second try. */
  readonly mayRepeat: () => boolean;
}

/** A request as it went. */
export interface Attempt {
  readonly at: Date;
  readonly result: RequestResult<unknown>;
  readonly repaired: boolean;
  readonly latencyMilliseconds: number;
  readonly sent: boolean;
}

export interface Visited<T> {
  readonly attempts: readonly Attempt[];
  readonly result: RequestResult<T>;
}

export async function askProvider<T>(visit: Visit<T>): Promise<Visited<T>> {
  const { time, stop } = startTime(visit.asker, visit.milliseconds);
  try {
    return await askWithin(visit, time);
  } finally {
    stop();
  }
}

async function askWithin<T>(visit: Visit<T>, time: RequestTime): Promise<Visited<T>> {
  const { clock, endpoint, guards } = visit;
  const until = clock.monotonic() + visit.milliseconds;
  const attempts: Attempt[] = [];
  let repair: Repair | null = null;
  for (let waits = 0; ; ) {
    const attempt: Attempt & { readonly result: RequestResult<T> } = await tryOnce(visit, repair, time);
    attempts.push(attempt);
    const { result } = attempt;
    if (result.ok || !visit.mayRepeat()) return { attempts, result };
    if (result.repair && !repair) {
      repair = result.repair;
      continue;
    }
    const wait = result.failure.reason === "rate_limited" ? result.failure.retryAfterMilliseconds : null;
    if (wait === null) return { attempts, result };
    if (waits === mostWaits || wait >= until - clock.monotonic()) {
      guards.rest(endpoint, wait);
      return { attempts, result };
    }
    waits += 1;
    // Whoever ends the waiting is seen by the next request, which does not begin.
    await sleep(wait, undefined, { signal: time.either }).catch(() => {});
  }
}

async function tryOnce<T>(
  { clock, guards, endpoint, request }: Visit<T>,
  repair: Repair | null,
  time: RequestTime,
): Promise<Attempt & { readonly result: RequestResult<T> }> {
  const [at, began] = [clock.now(), clock.monotonic()];
  const facts = { sent: false };
  const outcome = await firstOf(
    guards.run(endpoint, async () => {
      if (time.either.aborted) return failedRequest(ended(time, false));
      facts.sent = true;
      return request(repair, time);
    }),
    time.either,
    () => ended(time, facts.sent),
  );
  const result = "ok" in outcome ? outcome : failedRequest(outcome);
  const latencyMilliseconds = Math.max(0, Math.round(clock.monotonic() - began));
  return { at, result, repaired: repair !== null, latencyMilliseconds, sent: facts.sent };
}

/** Why a request ended before its answer. What waited in the queue until its time was over met a provider that is too busy. */
function ended({ asker }: RequestTime, sent: boolean): Failure {
  const reason = asker.aborted ? "aborted" : sent ? "timeout" : "busy";
  return { ...plainFailure(reason, reason), turnedAway: !sent };
}

/** The result of some work, or what there is to say when a signal comes first; the work is told by the same signal. */
async function firstOf<Result, Other>(
  work: Promise<Result>,
  signal: AbortSignal,
  say: () => Other,
): Promise<Result | Other> {
  if (signal.aborted) return work;
  const stopped = Promise.withResolvers<Other>();
  const stop = () => stopped.resolve(say());
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([work, stopped.promise]);
  } finally {
    signal.removeEventListener("abort", stop);
    work.catch(() => {});
  }
}
