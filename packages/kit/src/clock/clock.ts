/** Time as a value that is handed in, so that a test can hold it still. */
export interface Clock {
  /** The wall clock: for what is stored and shown. It may jump. */
  now(): Date;
  /** Milliseconds from an unspecified start that never run backwards: for measuring and for limits. */
  monotonic(): number;
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
};
