/** How many jobs a worker fetches ahead of its free slots. */

/** Milliseconds of work: enough to hide a round trip, too little to keep jobs from other workers. */
const horizon = 50;
const largest = 1_000;

/** Measures how fast jobs finish, over about a tenth of a second. Slow jobs are not fetched ahead, fast ones by the hundred. */
export function createPrefetch() {
  let rate = 0; // jobs per millisecond
  let count = 0;
  let since = performance.now();

  return {
    finished(): void {
      count++;
    },
    size(): number {
      const elapsed = performance.now() - since;
      if (elapsed >= 5) {
        rate += (count / elapsed - rate) * Math.max(0.3, Math.min(1, elapsed / 100));
        count = 0;
        since += elapsed;
      }
      return Math.min(largest, Math.floor(rate * horizon));
    },
  };
}
