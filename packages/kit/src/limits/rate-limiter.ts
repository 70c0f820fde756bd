/** Whether something may happen now, and what is left. */
export interface LimitDecision {
  readonly allowed: boolean;
  /** How much may happen in one window, or at once. */
  readonly limit: number;
  /** How much may still happen now. */
  readonly remaining: number;
  /** Whole seconds until the full limit is there again. */
  readonly resetSeconds: number;
  /** Whole seconds until a refused request would be allowed; 0 when it was allowed. */
  readonly retryAfterSeconds: number;
}

/** Limits how often something happens, each key for itself. */
export interface RateLimiter {
  /**
   * Asks for `cost` (by default 1) under a key and takes it if it is there. A limiter in memory answers at once, others with a promise;
   * `await` fits both, and a hot path may look first. Throws a RangeError for a cost above the limit, which could never be allowed.
   */
  consume(key: string, cost?: number): LimitDecision | Promise<LimitDecision>;
}

/** What a limiter allows. */
export interface Limit {
  /** How much in one window. */
  readonly limit: number;
  /** The length of the window in seconds. */
  readonly windowSeconds: number;
}

/** Refuses a cost that makes no sense under a limit. */
export function checkCost(cost: number, limit: number): void {
  if (!(cost > 0 && cost <= limit)) throw new RangeError(`a cost must lie between 0 and the limit of ${limit}`);
}

/** Of several decisions about one request the one that binds: a refusal with the longest wait, else the one with the smallest share left. */
export function pickTightest(decisions: readonly [LimitDecision, ...LimitDecision[]]): LimitDecision {
  return decisions.reduce((tightest, decision) => (isTighter(decision, tightest) ? decision : tightest));
}

function isTighter(left: LimitDecision, right: LimitDecision): boolean {
  if (left.allowed !== right.allowed) return !left.allowed;
  if (!left.allowed) return left.retryAfterSeconds > right.retryAfterSeconds;
  return left.remaining / left.limit < right.remaining / right.limit;
}
