import type { Redis } from "ioredis";
import { type RateLimiterAbstract, RateLimiterPostgres, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { createMemoryLimiter } from "./memory-limiter.ts";
import { checkCost, type Limit, type LimitDecision, type RateLimiter } from "./rate-limiter.ts";

export interface SharedLimiterOptions extends Limit {
  /** Tells this limiter's keys from those of others in the same store, for example `api-key`. */
  readonly name: string;
  /** Is told when the store fails. Until it answers again this process limits by itself, which is better than refusing or allowing everything. */
  readonly onStoreError?: (error: unknown) => void;
}

/** The little that the PostgreSQL limiter needs of a connection pool. */
export interface Queryable {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[]; rowCount: number | null }>;
}

/** A limiter that all processes on one Redis share; it counts in fixed windows that begin with a key's first use. */
export function createRedisLimiter(redis: Redis, options: SharedLimiterOptions): RateLimiter {
  return adapt(new RateLimiterRedis({ ...describe(options), storeClient: redis }), options);
}

/**
 * A limiter that all processes on one database share; it counts in fixed windows that begin with a key's first use. The table must exist:
 * `key varchar(255) primary key, points integer not null default 0, expire bigint`; rows that are over are deleted every five minutes.
 */
export function createPostgresLimiter(database: Queryable, table: string, options: SharedLimiterOptions): RateLimiter {
  // The library names its prepared statements, which a pooled connection behind a small interface cannot promise to keep.
  const storeClient = {
    query: ({ text, values = [] }: { text: string; values?: unknown[] }) => database.query(text, values),
  };
  return adapt(
    new RateLimiterPostgres({
      ...describe(options),
      storeClient,
      storeType: "client",
      tableName: table,
      tableCreated: true,
    }),
    options,
  );
}

function describe({ name, limit, windowSeconds }: SharedLimiterOptions) {
  // A key that has used up its limit is refused from memory until its window ends, without a question to the store.
  return { keyPrefix: name, points: limit, duration: windowSeconds, inMemoryBlockOnConsumed: limit };
}

function adapt(limiter: RateLimiterAbstract, options: SharedLimiterOptions): RateLimiter {
  const substitute = createMemoryLimiter(options);
  return {
    async consume(key, cost = 1) {
      checkCost(cost, options.limit);
      try {
        return toDecision(await limiter.consume(key, cost), true, options.limit);
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return toDecision(refusal, false, options.limit);
        options.onStoreError?.(refusal);
        return substitute.consume(key, cost);
      }
    },
  };
}

function toDecision(result: RateLimiterRes, allowed: boolean, limit: number): LimitDecision {
  const resetSeconds = Math.max(0, Math.ceil(result.msBeforeNext / 1000));
  const remaining = allowed ? result.remainingPoints : 0;
  return { allowed, limit, remaining, resetSeconds, retryAfterSeconds: allowed ? 0 : Math.max(1, resetSeconds) };
}
