import { expect, test } from "vitest";
import { createTestClock, systemClock } from "./index.ts";

test("a test clock stands still until it is advanced, and hands out dates that nobody can change for others", () => {
  const clock = createTestClock(new Date("2026-03-01T00:00:00Z"));
  clock.now().setFullYear(1999);
  expect(clock.now().toISOString()).toBe("2026-03-01T00:00:00.000Z");

  clock.advance(1_500);
  expect(clock.now().toISOString()).toBe("2026-03-01T00:00:01.500Z");
  expect(clock.monotonic()).toBe(1_500);
});

test("setting the wall clock back leaves the monotonic clock alone", () => {
  const clock = createTestClock();
  clock.advance(10);
  clock.setWallClock(new Date("2020-01-01T00:00:00Z"));
  expect(clock.now().getUTCFullYear()).toBe(2020);
  expect(clock.monotonic()).toBe(10);
  expect(() => clock.advance(-1)).toThrow(RangeError);
});

test("the system clock tells the machine's time and its monotonic half does not run backwards", () => {
  const before = Date.now();
  const first = systemClock.monotonic();
  expect(systemClock.now().getTime()).toBeGreaterThanOrEqual(before);
  expect(systemClock.monotonic()).toBeGreaterThanOrEqual(first);
});
