/** When a failed attempt is worth another one, and how long to wait before it. */
import { EurekaApiError, EurekaConnectionError } from "./api-error.ts";

/** Waits longer than this are left to the caller, who knows what else there is to do. */
const longestWaitSeconds = 60;
const firstWaitMilliseconds = 250;
const longestBackoffMilliseconds = 8_000;

/** Statuses with which a server or a proxy in front of it says that it is not able to answer now. */
const passingStatuses: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/**
 * Milliseconds to wait before the next attempt, or null when there must be none.
 * @param attempt how many attempts were made, from 1
 * @param isRepeatable whether the call takes effect once however often it arrives: a read, or a write with an idempotency key
 */
export function waitBeforeRetry(error: unknown, attempt: number, isRepeatable: boolean): number | null {
  if (error instanceof EurekaConnectionError) return isRepeatable ? backoff(attempt) : null;
  if (!(error instanceof EurekaApiError)) return null;
  // The first attempt is still being worked on; its answer comes with the same key.
  if (error.code === "idempotency.in_flight") return backoff(attempt);
  if (!passingStatuses.has(error.status)) return null;
  const refusedUnread = error.status === 429 || error.status === 503;
  if (!isRepeatable && !refusedUnread) return null;
  if (error.retryAfterSeconds === null) return backoff(attempt);
  return error.retryAfterSeconds > longestWaitSeconds
    ? null
    : error.retryAfterSeconds * 1000 + jitter(firstWaitMilliseconds);
}

/** Doubles with each attempt; half of it is chance, so that many clients do not come back at once. */
export function backoff(attempt: number): number {
  const longest = Math.min(longestBackoffMilliseconds, firstWaitMilliseconds * 2 ** (attempt - 1));
  return longest / 2 + jitter(longest / 2);
}

function jitter(most: number): number {
  return Math.random() * most;
}

/** Resolves after a time; rejects with the signal's reason when that comes first. */
export function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", abort, { once: true });
  });
}
