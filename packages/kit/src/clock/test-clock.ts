import type { Clock } from "./clock.ts";

/** A clock that moves only when it is told to. */
export interface TestClock extends Clock {
  /** Lets this many milliseconds pass on both clocks. */
  advance(milliseconds: number): void;
  /** Sets the wall clock alone, forwards or backwards, as an operator or NTP does. */
  setWallClock(time: Date): void;
}

/** Makes a clock that stands still at `start` (by default 5 January 2026, a Monday, 09:00 UTC). */
export function createTestClock(start: Date = new Date("2026-01-05T09:00:00Z")): TestClock {
  let wall = start.getTime();
  let elapsed = 0;
  return {
    now: () => new Date(wall),
    monotonic: () => elapsed,
    advance(milliseconds) {
      if (!(milliseconds >= 0)) throw new RangeError("a clock advances by zero or more milliseconds");
      wall += milliseconds;
      elapsed += milliseconds;
    },
    setWallClock(time) {
      wall = time.getTime();
    },
  };
}
