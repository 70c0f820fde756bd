/** How much memory a process holds, once what nobody needs any more is gone. Needs `--expose-gc`. */
import { setTimeout as sleep } from "node:timers/promises";

export interface MemoryTracker {
  /**
   * Bytes of resident memory after the collector has run: the least of several readings. What happens beside them (a note is written, the
   * queue is asked) leaves garbage of some megabytes, which is nobody's cost either.
   */
  residentAfterCollection(): Promise<number>;
}

const collections = 8;

export function createMemoryTracker(): MemoryTracker {
  return {
    async residentAfterCollection() {
      const { gc } = globalThis;
      if (!gc) throw new Error("start this process with --expose-gc");
      // The last resort is what V8 does when memory is short: it keeps no pages in store, which are nobody's cost.
      let least = Number.POSITIVE_INFINITY;
      for (let round = 0; round < collections; round++) {
        // The collector gives memory back to the system in the background.
        await gc({ execution: "async", type: "major", flavor: "last-resort" });
        await sleep(200);
        least = Math.min(least, process.memoryUsage.rss());
      }
      return least;
    },
  };
}
