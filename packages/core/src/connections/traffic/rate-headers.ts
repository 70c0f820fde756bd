/** What an answer says about how often we may still call. */
import { readRetryAfter } from "@eureka/connector-sdk";

/** Longer than this nobody waits for a promise of a header. */
const longestMilliseconds = 3_600_000;

export interface RateFacts {
  /** The platform refused the call because there were too many: so long nobody should call. */
  readonly refusedForMilliseconds: number | null;
  /** What is left of the present window, where the platform says it of the token as a whole. */
  readonly left: CallsLeft | null;
}

export interface CallsLeft {
  readonly calls: number;
  readonly of: number;
  /** Until the window ends, or how long a window is, where the platform says only that. */
  readonly time: { readonly restMilliseconds: number } | { readonly windowMilliseconds: number };
}

/**
 * Reads Retry-After (RFC 9110 section 10.2.3), and two forms in which platforms say what is left: `X-RateLimit-Remaining`, `-Limit`, and
 * `-Reset` as Unix seconds; and `X-Rate-Limit-<what>-Remaining`, `-Max` and `-Interval-Ms` for each thing that they count, of which the one
 * counts that is nearest to its end. Fields that speak of a bucket or of another resource than `core` say nothing about the token as a whole.
 */
export function readRateFacts({ status, headers }: Pick<Response, "status" | "headers">, now: Date): RateFacts {
  // Some platforms answer with 403 where they want to be left alone, and name the time like others.
  const isTooMany = status === 429 || (status === 403 && headers.has("retry-after"));
  const refusedForMilliseconds = isTooMany ? readRetryMilliseconds(headers, now) : null;
  return { refusedForMilliseconds, left: readLeft(headers, now) ?? readTightest(headers) };
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
  const restMilliseconds = reset * 1_000 - now.getTime();
  return isSensible(restMilliseconds) ? { calls, of, time: { restMilliseconds } } : null;
}

function readTightest(headers: Headers): RateFacts["left"] {
  const counted = [...headers.keys()].flatMap((name) => {
    const what = /^x-rate-limit-(.{1,50})-remaining$/.exec(name)?.[1];
    const [calls, of, windowMilliseconds] = ["remaining", "max", "interval-ms"].map((field) =>
      readNumber(headers, `x-rate-limit-${what}-${field}`),
    );
    if (calls === undefined || !of || windowMilliseconds === undefined || !isSensible(windowMilliseconds)) return [];
    return [{ calls, of, time: { windowMilliseconds } }];
  });
  return counted.toSorted((one, other) => one.calls / one.of - other.calls / other.of)[0] ?? null;
}

function isSensible(milliseconds: number): boolean {
  return milliseconds > 0 && milliseconds <= longestMilliseconds;
}

function readNumber(headers: Headers, name: string): number | undefined {
  const text = headers.get(name)?.trim();
  return text && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
