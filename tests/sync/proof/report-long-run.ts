/** What a long run says of itself on the way, on standard error. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { ToldStory } from "./tell-story.ts";

export interface LongRun {
  add(told: Omit<ToldStory, "violations">): void;
  end(): void;
}

/** `stories`: how many of them lie between two lines. */
export function openReport(edits: number, stories: number): LongRun {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const began = performance.now();
  const total = { stories: 0, edits: 0, changes: 0, writes: 0, deaths: 0 };
  /** Edits and bytes, after the garbage was collected: what we hold, and what the process has of the machine. */
  const held: (readonly [number, number])[] = [];
  const resident: (readonly [number, number])[] = [];

  function say(): void {
    collectGarbage();
    const { heapUsed, external, rss } = process.memoryUsage();
    held.push([total.edits, heapUsed + external]);
    resident.push([total.edits, rss]);
    const rate = total.edits / ((performance.now() - began) / 1_000);
    const perChange = total.writes / Math.max(total.changes, 1);
    process.stderr.write(
      `${total.edits} of ${edits} edits, ${rate.toFixed(1)} per second, ${perChange.toFixed(2)} remote writes per real change, ` +
        `${total.deaths} deaths, ${kilobytes(held)} more held and ${kilobytes(resident)} more resident memory per edit\n`,
    );
  }

  return {
    add({ edits: told, changes, writes, deaths }) {
      total.stories++;
      total.edits += told;
      total.changes += changes;
      total.writes += writes;
      total.deaths += deaths;
      if (total.stories % stories === 0) say();
    },
    end() {
      if (total.stories % stories !== 0) say();
    },
  };
}

function kilobytes(points: readonly (readonly [number, number])[]): string {
  return `${(slopeOf(points) / 1_024).toFixed(2)} KB`;
}

/** Bytes per edit by least squares, without the first third: until then the product warms up. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const settled = points.slice(Math.floor(points.length / 3));
  const mean = (index: 0 | 1) => settled.reduce((sum, point) => sum + point[index], 0) / settled.length;
  const [meanEdits, meanBytes] = [mean(0), mean(1)];
  const spread = settled.reduce((sum, [edits]) => sum + (edits - meanEdits) ** 2, 0);
  const together = settled.reduce((sum, [edits, bytes]) => sum + (edits - meanEdits) * (bytes - meanBytes), 0);
  return spread === 0 ? 0 : together / spread;
}
