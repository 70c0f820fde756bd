/** How far a line has come: the number behind which nothing of it is unstored any more. */

export interface LineProgress {
  /** Notes a frame in the order of arrival; its number counts once it and all before it are stored. */
  follow(sequence: number, stored: Promise<unknown>): void;
  /** Settles when everything noted so far is stored or has failed. */
  settled(): Promise<void>;
}

/**
 * @param reach is called with each number that was reached, in order
 * @param fail is called once, with the first frame that could not be stored; no number is reached after it
 */
export function createLineProgress(reach: (sequence: number) => void, fail: (error: unknown) => void): LineProgress {
  let failed = false;
  let last: Promise<void> = Promise.resolve();
  return {
    follow(sequence, stored) {
      // The failure of a later frame must not count as unhandled while an earlier one is still waited for.
      stored.catch(() => undefined);
      last = last
        .then(() => stored)
        .then(
          () => {
            if (!failed) reach(sequence);
          },
          (error: unknown) => {
            if (failed) return;
            failed = true;
            fail(error);
          },
        );
    },
    settled: () => last,
  };
}
