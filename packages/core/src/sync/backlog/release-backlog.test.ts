import { expect, it } from "vitest";
import { sliceOf } from "./release-backlog.ts";

it.each([1, 7, 59, 60, 61, 90, 600, 6_000])(
  "a cap of %d a minute lets no more than that through, a second's worth at a time",
  (cap) => {
    const { items, milliseconds } = sliceOf(cap);
    expect((items * 60_000) / milliseconds).toBeLessThanOrEqual(cap);
    expect((items * 60_000) / milliseconds).toBeGreaterThan(cap * 0.98);
    expect(items).toBeLessThanOrEqual(Math.ceil(cap / 60));
  },
);
