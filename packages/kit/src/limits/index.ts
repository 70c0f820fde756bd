/** Rate limits, in this process or shared by several. */
export { createMemoryLimiter, type MemoryLimiter, type MemoryLimiterOptions } from "./memory-limiter.ts";
export { formatRateLimitHeaders } from "./rate-limit-headers.ts";
export { type Limit, type LimitDecision, pickTightest, type RateLimiter } from "./rate-limiter.ts";
export {
  createPostgresLimiter,
  createRedisLimiter,
  type Queryable,
  type SharedLimiterOptions,
} from "./shared-limiters.ts";
