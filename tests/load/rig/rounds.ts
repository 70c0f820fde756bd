/** Repetition against noise: every measure takes its turn in every round, so that a slow minute of the machine hits all of them. */
import { median } from "./statistics.ts";

/** One look at something gives some of the numbers by name. */
export type Measure<Figure extends string> = () => Promise<Partial<Record<Figure, number>>>;

const rounds = 3;

/** Runs the measures one after the other, three times over, and gives the median of each of their numbers. */
export async function measureInRounds<Figure extends string>(
  measures: readonly Measure<Figure>[],
): Promise<Record<Figure, number>> {
  const seen = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++) {
    for (const measure of measures) {
      const found = Object.entries(await measure()) as [string, number][];
      for (const [name, value] of found) seen.set(name, [...(seen.get(name) ?? []), value]);
    }
  }
  return Object.fromEntries([...seen].map(([name, values]) => [name, median(values)])) as Record<Figure, number>;
}
