/** The clock: time that is handed in. */
export { type Clock, systemClock } from "./clock.ts";
export { createTestClock, type TestClock } from "./test-clock.ts";
