import { ConnectorError } from "@eureka/connector-sdk";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createBudget, type Passage, type SharedBudget } from "./budget.ts";
import type { Block } from "./budgets.store.ts";
import { readRateFacts } from "./rate-headers.ts";
import type { CallPriority } from "./traffic-options.ts";

const nothingLearned = { refusedForMilliseconds: null, left: null };

/** A budget of one process; what it tells the others is kept. */
function makeBudget(monotonic = () => performance.now()) {
  const blocks: Block[] = [];
  const shared: SharedBudget = {
    load: async () => ({ blockedForMilliseconds: 0, paceMilliseconds: 0 }),
    takeTurn: async () => ({ blockedForMilliseconds: 0, paceMilliseconds: 0, waitMilliseconds: 0 }),
    block: async (block) => void blocks.push(block),
  };
  const budget = createBudget(shared, monotonic);
  const enter = (priority: CallPriority, patienceMilliseconds = 60_000, signal?: AbortSignal) =>
    budget.enter({ priority, patienceMilliseconds, signal });
  return { budget, blocks, enter };
}

async function enterTimes(count: number, enter: () => Promise<Passage>): Promise<Passage[]> {
  return Promise.all(Array.from({ length: count }, enter));
}

/** Whether it has happened by itself, without anybody leaving. */
async function isLetThrough(entering: Promise<Passage>): Promise<boolean> {
  let isIn = false;
  entering.then(
    () => {
      isIn = true;
    },
    () => {},
  );
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
  return isIn;
}

test("background calls leave room for people, and wait while people do", async () => {
  const { enter } = makeBudget();
  const first = await enterTimes(6, () => enter("background"));
  const patient = enter("background");
  expect(await isLetThrough(patient)).toBe(false);
  const people = await enterTimes(2, () => enter("interactive"));
  const person = enter("interactive");
  expect(await isLetThrough(person)).toBe(false);
  first[0]?.leave();
  const third = await person;
  for (const passage of [...people, third]) passage.leave();
  // Six may run, and five of the first ones still do.
  (await patient).leave();
});

test("of what is left of a window, the last twentieth is for people", async () => {
  const { enter, blocks } = makeBudget();
  const [passage] = await enterTimes(1, () => enter("background"));
  await passage?.answered({
    refusedForMilliseconds: null,
    left: { calls: 5, of: 100, time: { restMilliseconds: 60_000 } },
  });
  passage?.leave();
  await expect(enter("background", 1_000)).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 60 });
  (await enter("interactive")).leave();
  expect(blocks).toEqual([]);
  // Nothing is left at all: nobody calls, before the platform has to refuse anybody. That says nothing about the pace.
  const last = await enter("interactive");
  await last.answered({
    refusedForMilliseconds: null,
    left: { calls: 0, of: 100, time: { restMilliseconds: 50_000 } },
  });
  last.leave();
  await expect(enter("interactive", 1_000)).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 50 });
  expect(blocks).toMatchObject([{ pace: null }]);
});

test("where only the length of a window is told, it began with the first of the calls that it counts", async () => {
  let now = 0;
  const { enter } = makeBudget(() => now);
  const time = { windowMilliseconds: 60_000 };
  const call = async (at: number, left: number) => {
    now = at;
    const passage = await enter("background");
    await passage.answered({ refusedForMilliseconds: null, left: { calls: left, of: 20, time } });
    passage.leave();
  };
  // One call of the window before, which is no part of what the platform counts now.
  await call(0, 12);
  for (let count = 1; count < 19; count++) await call(30_000 + count * 1_000, 20 - count);
  await call(50_000, 1);
  // It ends a minute after the second 31, and a little.
  await expect(enter("background", 1_000)).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 42 });
  now = 91_010;
  (await enter("background")).leave();
});

describe("calls that arrive at any time between setting out and being answered", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
  afterEach(() => void vi.useRealTimers());

  const delay = fc.integer({ min: 0, max: 900 });

  test("never pass a limit, be the end of its window told or its length, and use it up but for what is people's", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(delay, delay), { minLength: 60, maxLength: 90 }),
        fc.boolean(),
        async (delays, tellsEnd) => {
          const { enter } = makeBudget();
          const platform = startWindow({ calls: 20, milliseconds: 10_000 });
          const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
          const all = Promise.all(
            delays.map(async ([there, back]) => {
              const passage = await enter("background", 1_000_000);
              await wait(there);
              const { calls, restMilliseconds } = platform.take();
              await wait(back);
              const time = tellsEnd ? { restMilliseconds } : { windowMilliseconds: 10_000 };
              await passage.answered({ refusedForMilliseconds: null, left: { calls, of: 20, time } });
              passage.leave();
            }),
          );
          const began = performance.now();
          await vi.runAllTimersAsync();
          await all;
          expect(platform.refused()).toBe(0);
          // Nineteen in a window, and what is on its way when one ends takes less than two seconds of the next.
          expect(performance.now() - began).toBeLessThan(Math.ceil(delays.length / 14) * 12_000);
        },
      ),
      { numRuns: 100 },
    );
  });
});

/** Counts calls as a platform does whose window begins with the first call after the last one ended. Gives what is left of it. */
function startWindow({ calls, milliseconds }: { readonly calls: number; readonly milliseconds: number }) {
  let beganAt = Number.NEGATIVE_INFINITY;
  let count = 0;
  let refused = 0;
  return {
    take() {
      const now = performance.now();
      if (now - beganAt >= milliseconds) [beganAt, count] = [now, 0];
      if (count >= calls) refused++;
      else count++;
      return { calls: calls - count, restMilliseconds: beganAt + milliseconds - now };
    },
    refused: () => refused,
  };
}

test("what is on its way counts as made: nobody is let through for whom the window has no call left", async () => {
  let now = 0;
  const { enter, blocks } = makeBudget(() => now);
  const left = (calls: number) => ({
    refusedForMilliseconds: null,
    left: { calls, of: 100, time: { restMilliseconds: 60_000 } },
  });
  const [first, ...others] = await enterTimes(4, () => enter("background"));
  // Three more set out since, of which this answer knows nothing: five are left in truth.
  await first?.answered(left(8));
  await expect(enter("background", 1_000)).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 60 });
  const people = await enterTimes(4, () => enter("interactive"));
  for (const passage of [first, ...others]) passage?.leave();
  (await enter("interactive")).leave();
  await expect(enter("interactive", 1_000)).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 60 });
  expect(blocks).toEqual([]);
  for (const passage of people) passage.leave();
  now = 60_000;
  (await enter("background")).leave();
});

test("refusals of calls that set out together are one refusal", async () => {
  const { enter, blocks } = makeBudget();
  const passages = await enterTimes(6, () => enter("interactive"));
  const waiting = enterTimes(3, () => enter("interactive", 5_000)).catch((error: unknown) => error);
  for (const passage of passages) {
    await passage.answered({ refusedForMilliseconds: 20_000, left: null });
    passage.leave();
  }
  expect(blocks).toMatchObject([{ milliseconds: 20_000, pace: expect.any(Number) }]);
  expect(await waiting).toBeInstanceOf(ConnectorError);
});

test("who calls off waiting is let go, and takes nobody's turn", async () => {
  const { enter } = makeBudget();
  const passages = await enterTimes(8, () => enter("interactive"));
  const off = new AbortController();
  const gone = enter("interactive", 60_000, off.signal);
  const next = enter("interactive");
  off.abort(new Error("called off"));
  await expect(gone).rejects.toThrow("called off");
  passages[0]?.leave();
  (await next).leave();
  await expect(enter("interactive", 60_000, off.signal)).rejects.toThrow("called off");
});

test("answers say how long to wait, and what is left, in the forms that platforms use", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const read = (status: number, headers: Record<string, string>) =>
    readRateFacts({ status, headers: new Headers(headers) }, now);
  expect(read(200, {})).toEqual(nothingLearned);
  expect(read(429, { "retry-after": "7" }).refusedForMilliseconds).toBe(7_000);
  expect(read(429, { "retry-after": "0.65" }).refusedForMilliseconds).toBe(650);
  expect(read(429, { "retry-after": "Sun, 22 Nov 2026 12:00:30 GMT" }).refusedForMilliseconds).toBe(30_000);
  expect(read(429, {}).refusedForMilliseconds).toBe(30_000);
  expect(read(403, { "retry-after": "60" }).refusedForMilliseconds).toBe(60_000);
  expect(read(403, {})).toEqual(nothingLearned);
  expect(read(429, { "retry-after": "9999999" }).refusedForMilliseconds).toBe(3_600_000);
  const reset = String(now.getTime() / 1_000 + 90);
  const window = { "x-ratelimit-limit": "5000", "x-ratelimit-remaining": "12", "x-ratelimit-reset": reset };
  expect(read(200, window).left).toEqual({ calls: 12, of: 5_000, time: { restMilliseconds: 90_000 } });
  expect(read(200, { ...window, "x-ratelimit-resource": "core" }).left?.calls).toBe(12);
  const counted = (what: string, remaining: string, max: string, interval = "10000") => ({
    [`x-rate-limit-${what}-remaining`]: remaining,
    [`x-rate-limit-${what}-max`]: max,
    [`x-rate-limit-${what}-interval-ms`]: interval,
  });
  const both = { ...counted("api-key", "250", "300"), ...counted("api-token", "40", "100") };
  expect(read(200, both).left).toEqual({ calls: 40, of: 100, time: { windowMilliseconds: 10_000 } });
  expect(read(200, { ...both, ...counted("api-key", "15", "300") }).left?.of).toBe(300);
  expect(read(200, counted("api-key", "1", "0")).left).toBeNull();
  expect(read(200, counted("api-key", "1", "5", "99999999")).left).toBeNull();
  expect(read(200, { "x-rate-limit-api-key-remaining": "1" }).left).toBeNull();
  // These are not the token's as a whole.
  expect(read(200, { ...window, "x-ratelimit-resource": "search" }).left).toBeNull();
  expect(read(200, { ...window, "x-ratelimit-bucket": "abcd" }).left).toBeNull();
  expect(read(200, { ...window, "x-ratelimit-remaining": "-1" }).left).toBeNull();
});
