import { expect, test } from "vitest";
import { retryDelay } from "./backoff.ts";

test("the delay doubles up to a quarter of an hour, and jitter spreads it down to nothing", () => {
  const longest = [1, 2, 3, 30].map((attempt) => retryDelay(attempt, () => 1));
  expect(longest).toEqual([2_000, 4_000, 8_000, 900_000]);
  expect(retryDelay(5, () => 0)).toBe(0);
});
