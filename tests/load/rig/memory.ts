/** How much memory a process holds, once what nobody needs any more is gone. Needs `--expose-gc`. */
import { setTimeout as sleep } from "node:timers/promises";

export interface MemoryTracker {
  /** Bytes of resident memory after the collector has run. */
  residentAfterCollection(): Promise<number>;
}

const collections = 4;

export function createMemoryTracker(): MemoryTracker {
  return {
    async residentAfterCollection() {
      const { gc } = globalThis;
      if (!gc) throw new Error("start this process with --expose-gc");
      // The last resort is what V8 does when memory is short: it keeps no pages in store, which are nobody's cost.
      for (let round = 0; round < collections; round++) {
        // The collector gives memory back to the system in the background.
        await gc({ execution: "async", type: "major", flavor: "last-resort" });
        await sleep(200);
      }
      return process.memoryUsage.rss();
    },
  };
}
