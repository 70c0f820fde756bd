import type { Dimension, Weights } from "@eureka/contracts/evaluation";
import { dimensions } from "./tables.ts";

/** Weights as people set them: whole numbers from 0 to 100, whatever they add up to. */
export type Points = Readonly<Record<Dimension, number>>;

export function sumOf(points: Points): number {
  return dimensions.reduce((sum, name) => sum + points[name], 0);
}

/** How much a dimension counts of the whole, 0 to 1. */
export function shareOf(points: Points, name: Dimension): number {
  const sum = sumOf(points);
  return sum === 0 ? 0 : points[name] / sum;
}

/** Weights that add up to 1, in the proportions of the points. The points must not all be 0. */
export function toWeights(points: Points): Weights {
  return fromEntries((name) => shareOf(points, name));
}

export function toPoints(weights: Weights): Points {
  return fromEntries((name) => Math.round(weights[name] * 100));
}

/** The same proportions, as whole numbers that add up to exactly 100: what rounding leaves over goes to those it took most from. */
export function normalize(points: Points): Points {
  const exact = dimensions.map((name) => ({ name, value: shareOf(points, name) * 100 }));
  const left = 100 - exact.reduce((sum, { value }) => sum + Math.floor(value), 0);
  const lucky = new Set(
    exact
      .toSorted((one, other) => (other.value % 1) - (one.value % 1))
      .slice(0, left)
      .map(({ name }) => name),
  );
  return fromEntries((name) => {
    const value = exact.find((entry) => entry.name === name)?.value ?? 0;
    return Math.floor(value) + (lucky.has(name) ? 1 : 0);
  });
}

export function isSame(one: Points, other: Points): boolean {
  return dimensions.every((name) => one[name] === other[name]);
}

function fromEntries(pick: (name: Dimension) => number): Record<Dimension, number> {
  return Object.fromEntries(dimensions.map((name) => [name, pick(name)])) as Record<Dimension, number>;
}
