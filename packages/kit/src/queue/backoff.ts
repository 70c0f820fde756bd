/** When a failed job is tried again. */
const firstDelay = 1_000;
const longestDelay = 15 * 60_000;

/**
 * Milliseconds until the next attempt: exponential with full jitter, so that jobs which failed together do not come back together.
 * At most 2 s after the first failed attempt, doubling up to a quarter of an hour.
 */
export function retryDelay(attempt: number, random: () => number = Math.random): number {
  return Math.round(random() * Math.min(longestDelay, firstDelay * 2 ** attempt));
}
