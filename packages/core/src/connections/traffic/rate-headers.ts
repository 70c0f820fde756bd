/** What an answer says about how often we may still call. */
import { readRetryAfter } from "@eureka/connector-sdk";

/** Longer than this nobody waits for a promise of a header. */
const longestMilliseconds = 3_600_000;

export interface RateFacts {
  /** The platform refused the call because there were too many: so long nobody should call. */
  readonly refusedForMilliseconds: number | null;
  /** What is left of the present window, where the platform says it of the token as a whole. */
  readonly left: { readonly calls: number; readonly of: number; readonly forMilliseconds: number } | null;
}

/**
 * Reads Retry-After (RFC 9110 section 10.2.3), and the X-RateLimit fields that many platforms send: `remaining`, `limit`, and `reset` as
 * Unix seconds. Fields that speak of a bucket or of another resource than `core` say nothing about the token as a whole.
 */
export function readRateFacts({ status, headers }: Pick<Response, "status" | "headers">, now: Date): RateFacts {
  // Some platforms answer with 403 where they want to be left alone, and name the time like others.
  const isTooMany = status === 429 || (status === 403 && headers.has("retry-after"));
  const refusedForMilliseconds = isTooMany ? readRetryMilliseconds(headers, now) : null;
  return { refusedForMilliseconds, left: readLeft(headers, now) };
}

function readRetryMilliseconds(headers: Headers, now: Date): number {
  const text = headers.get("retry-after")?.trim() ?? "";
  const milliseconds = /^\d+\.\d+$/.test(text) ? Number(text) * 1_000 : readRetryAfter(headers, now) * 1_000;
  return Math.min(Math.max(milliseconds, 1), longestMilliseconds);
}

function readLeft(headers: Headers, now: Date): RateFacts["left"] {
  const resource = headers.get("x-ratelimit-resource");
  if (headers.has("x-ratelimit-bucket") || (resource !== null && resource !== "core")) return null;
  const [calls, of, reset] = ["remaining", "limit", "reset"].map((name) => readNumber(headers, `x-ratelimit-${name}`));
  if (calls === undefined || of === undefined || reset === undefined) return null;
  const forMilliseconds = reset * 1_000 - now.getTime();
  return forMilliseconds > 0 && forMilliseconds <= longestMilliseconds ? { calls, of, forMilliseconds } : null;
}

function readNumber(headers: Headers, name: string): number | undefined {
  const text = headers.get(name)?.trim();
  return text && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
