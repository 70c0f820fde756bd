import fc from "fast-check";
import { expect, test } from "vitest";
import { createTestClock } from "../clock/index.ts";
import { createCache } from "./index.ts";

test("callers who ask at the same time share one load, later callers get the kept value", async () => {
  const cache = createCache<number>({ maxEntries: 10, ttlMs: 1_000, clock: createTestClock() });
  let loads = 0;
  const load = async () => ++loads;
  expect(await Promise.all([cache.get("a", load), cache.get("a", load), cache.get("a", load)])).toEqual([1, 1, 1]);
  expect(await cache.get("a", load)).toBe(1);
  expect(cache.peek("a")).toBe(1);
  expect(cache.peek("b")).toBeUndefined();
});

test("a failed load reaches everyone who waits and is not kept, whether it rejects or throws", async () => {
  const cache = createCache<string>({ maxEntries: 10, ttlMs: 1_000 });
  const failing = () => Promise.reject(new Error("database away"));
  const answers = await Promise.allSettled([cache.get("a", failing), cache.get("a", failing)]);
  expect(answers.map((answer) => answer.status)).toEqual(["rejected", "rejected"]);
  await expect(
    cache.get("a", () => {
      throw new Error("at once");
    }),
  ).rejects.toThrow("at once");
  expect(await cache.get("a", () => "back again")).toBe("back again");
});

test("a value ages from the moment its loading began", async () => {
  const clock = createTestClock();
  const cache = createCache<string>({ maxEntries: 10, ttlMs: 1_000, clock });
  await cache.get("a", async () => {
    clock.advance(900);
    return "old";
  });
  expect(await cache.get("a", () => "new")).toBe("old");
  clock.advance(100);
  expect(await cache.get("a", () => "new")).toBe("new");
});

test("what is forgotten while it loads answers those who wait, but is not kept", async () => {
  const cache = createCache<string>({ maxEntries: 10, ttlMs: 1_000 });
  for (const forget of [
    () => cache.delete("member:1"),
    () => cache.deleteWhere((key) => key.startsWith("member:")),
    () => cache.clear(),
  ]) {
    const { promise, resolve } = Promise.withResolvers<string>();
    const waiting = cache.get("member:1", () => promise);
    forget();
    const afterwards = cache.get("member:1", () => "current");
    resolve("stale");
    expect(await waiting).toBe("stale");
    expect(await afterwards).toBe("current");
    expect(cache.peek("member:1")).toBe("current");
    cache.clear();
  }
});

test("deleteWhere forgets only what matches", async () => {
  const cache = createCache<number>({ maxEntries: 10, ttlMs: 1_000 });
  for (const [index, key] of ["a:1", "a:2", "b:1"].entries()) await cache.get(key, () => index);
  cache.deleteWhere((key) => key.startsWith("a:"));
  expect([cache.peek("a:1"), cache.peek("a:2"), cache.peek("b:1")]).toEqual([undefined, undefined, 2]);
});

test("it never holds more than its limit and drops what was used longest ago", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }), async (uses) => {
      const cache = createCache<number>({ maxEntries: 3, ttlMs: 1_000, clock: createTestClock() });
      let recent: number[] = [];
      for (const use of uses) {
        const wasHeld = recent.includes(use);
        let loaded = false;
        await cache.get(String(use), () => {
          loaded = true;
          return use;
        });
        expect(loaded).toBe(!wasHeld);
        recent = [use, ...recent.filter((other) => other !== use)].slice(0, 3);
        expect(cache.size).toBe(recent.length);
      }
    }),
  );
});
