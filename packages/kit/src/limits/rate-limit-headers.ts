import type { LimitDecision } from "./rate-limiter.ts";

/**
 * The headers that tell a client how much is left, as in the IETF draft "RateLimit Header Fields for HTTP" in its widely read form of three
 * headers; a refusal carries Retry-After as well. All times are whole seconds from now.
 */
export function formatRateLimitHeaders(decision: LimitDecision): Record<string, string> {
  const headers: Record<string, string> = {
    "RateLimit-Limit": String(decision.limit),
    "RateLimit-Remaining": String(decision.remaining),
    "RateLimit-Reset": String(decision.resetSeconds),
  };
  if (!decision.allowed) headers["Retry-After"] = String(decision.retryAfterSeconds);
  return headers;
}
