import fc from "fast-check";
import { expect, test } from "vitest";
import { createTestClock } from "../clock/index.ts";
import { createMemoryLimiter, formatRateLimitHeaders, type LimitDecision, pickTightest } from "./index.ts";

test("ten a minute are allowed at once, then one every six seconds", () => {
  const clock = createTestClock();
  const limiter = createMemoryLimiter({ limit: 10, windowSeconds: 60, clock });
  const decisions = Array.from({ length: 11 }, () => limiter.consume("key_1"));
  expect(decisions.map((decision) => decision.remaining)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0]);
  expect(decisions[0]).toEqual({ allowed: true, limit: 10, remaining: 9, resetSeconds: 6, retryAfterSeconds: 0 });
  expect(decisions[10]).toEqual({ allowed: false, limit: 10, remaining: 0, resetSeconds: 60, retryAfterSeconds: 6 });

  expect(limiter.consume("key_2").allowed).toBe(true);
  clock.advance(5_999);
  expect(limiter.consume("key_1").allowed).toBe(false);
  clock.advance(1);
  expect(limiter.consume("key_1").allowed).toBe(true);
  expect(limiter.consume("key_1").allowed).toBe(false);
  clock.advance(120_000);
  expect(limiter.consume("key_1").remaining).toBe(9);
});

test("in no stretch of time does more happen than the burst and what flows in meanwhile, and refusals are honest about the wait", () => {
  const steps = fc.array(
    fc.record({ pause: fc.integer({ min: 0, max: 4_000 }), cost: fc.integer({ min: 1, max: 5 }) }),
    { maxLength: 80 },
  );
  const limits = fc.record({
    limit: fc.integer({ min: 1, max: 50 }),
    windowSeconds: fc.integer({ min: 1, max: 60 }),
    burst: fc.integer({ min: 5, max: 20 }),
  });
  fc.assert(
    fc.property(limits, steps, (options, history) => {
      const clock = createTestClock();
      const limiter = createMemoryLimiter({ ...options, clock });
      const admitted: { at: number; cost: number }[] = [];
      for (const { pause, cost } of history) {
        clock.advance(pause);
        const decision = limiter.consume("key", cost);
        if (decision.allowed) admitted.push({ at: clock.monotonic(), cost });
        else {
          clock.advance(decision.retryAfterSeconds * 1000);
          expect(limiter.consume("key", cost).allowed).toBe(true);
          admitted.push({ at: clock.monotonic(), cost });
        }
      }
      for (const [first, from] of admitted.entries()) {
        let total = 0;
        for (const { at, cost } of admitted.slice(first)) {
          total += cost;
          const flowedIn = ((at - from.at) / 1000) * (options.limit / options.windowSeconds);
          expect(total).toBeLessThanOrEqual(options.burst + flowedIn + 1e-3);
        }
      }
    }),
  );
});

test("what is said to remain can be used, and not one more", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (limit, used) => {
      const limiter = createMemoryLimiter({ limit, windowSeconds: 7, clock: createTestClock() });
      const { remaining } = limiter.consume("key", Math.min(used, limit));
      for (let count = 0; count < remaining; count++) expect(limiter.consume("key").allowed).toBe(true);
      expect(limiter.consume("key").allowed).toBe(false);
    }),
  );
});

test("a refusal costs nothing, and a cost that can never fit is a mistake of the caller", () => {
  const clock = createTestClock();
  const limiter = createMemoryLimiter({ limit: 2, windowSeconds: 2, clock });
  limiter.consume("key", 2);
  for (let count = 0; count < 100; count++) limiter.consume("key");
  clock.advance(1_000);
  expect(limiter.consume("key").allowed).toBe(true);
  for (const cost of [3, 0, -1, Number.NaN]) expect(() => limiter.consume("key", cost)).toThrow(RangeError);
});

test("many keys do not fill the memory: those used longest ago are forgotten first", () => {
  const limiter = createMemoryLimiter({ limit: 1, windowSeconds: 1_000, maxKeys: 100, clock: createTestClock() });
  limiter.consume("first");
  for (let index = 0; index < 99; index++) limiter.consume(`other ${index}`);
  expect(limiter.consume("first").allowed).toBe(false);
  for (let index = 0; index < 99; index++) limiter.consume(`stranger ${index}`);
  expect(limiter.consume("first").allowed).toBe(false);
  for (let index = 0; index < 100; index++) limiter.consume(`crowd ${index}`);
  expect(limiter.consume("first").allowed).toBe(true);
});

const decision = (changes: Partial<LimitDecision>): LimitDecision => ({
  allowed: true,
  limit: 10,
  remaining: 5,
  resetSeconds: 30,
  retryAfterSeconds: 0,
  ...changes,
});

test("of several limits the binding one is told", () => {
  const [roomy, narrow] = [decision({ limit: 100, remaining: 90 }), decision({ limit: 10, remaining: 1 })];
  const [refused, refusedLonger] = [
    decision({ allowed: false, retryAfterSeconds: 2 }),
    decision({ allowed: false, retryAfterSeconds: 9 }),
  ];
  expect(pickTightest([roomy, narrow])).toBe(narrow);
  expect(pickTightest([refused, narrow, refusedLonger, roomy])).toBe(refusedLonger);
});

test("headers tell limit, rest and reset, and a refusal when to come again", () => {
  expect(formatRateLimitHeaders(decision({}))).toEqual({
    "RateLimit-Limit": "10",
    "RateLimit-Remaining": "5",
    "RateLimit-Reset": "30",
  });
  expect(formatRateLimitHeaders(decision({ allowed: false, remaining: 0, retryAfterSeconds: 7 }))).toMatchObject({
    "Retry-After": "7",
  });
});
