import { type Clock, systemClock } from "../clock/index.ts";
import { checkCost, type Limit, type LimitDecision, type RateLimiter } from "./rate-limiter.ts";

export interface MemoryLimiterOptions extends Limit {
  /** How much may happen at once; by default the whole limit of a window. */
  readonly burst?: number;
  /** Keys in memory at most; by default 50,000. Beyond it the key that was used longest ago is forgotten, and starts anew. */
  readonly maxKeys?: number;
  readonly clock?: Clock;
}

/** Sums of fractions of milliseconds are off by less than this many milliseconds; a request must not fail for it. */
const slack = 1e-3;

/** A limiter that answers at once, from the memory of this process. */
export interface MemoryLimiter extends RateLimiter {
  consume(key: string, cost?: number): LimitDecision;
}

/**
 * Limits with the generic cell rate algorithm (GCRA, ITU-T I.371), the exact form of a leaking bucket: in any stretch of `t` seconds at most
 * `burst + t * limit / windowSeconds` happens. It keeps one number for each key: the moment at which its bucket will be empty.
 */
export function createMemoryLimiter(options: MemoryLimiterOptions): MemoryLimiter {
  const { limit, windowSeconds, burst = limit, maxKeys = 50_000, clock = systemClock } = options;
  const interval = (windowSeconds * 1000) / limit;
  const tolerance = interval * burst;
  // A Map keeps insertion order: the first key is the one that was used longest ago.
  const emptyAt = new Map<string, number>();

  return {
    consume(key, cost = 1) {
      checkCost(cost, burst);
      const now = clock.monotonic();
      const current = Math.max(emptyAt.get(key) ?? now, now);
      const next = current + cost * interval;
      const wait = next - tolerance - now;
      const allowed = wait <= slack;
      const until = allowed ? next : current;
      emptyAt.delete(key);
      emptyAt.set(key, until);
      if (emptyAt.size > maxKeys) forgetOldest(emptyAt);
      return {
        allowed,
        limit: burst,
        remaining: Math.max(0, Math.floor((tolerance - (until - now) + slack) / interval)),
        resetSeconds: Math.ceil((until - now - slack) / 1000),
        retryAfterSeconds: allowed ? 0 : Math.ceil(wait / 1000),
      };
    },
  };
}

function forgetOldest(keys: Map<string, number>): void {
  for (const key of keys.keys()) {
    keys.delete(key);
    return;
  }
}
