import { standardWeights, weightsSchema } from "@eureka/contracts/evaluation";
import { expect, test } from "vitest";
import { normalize, type Points, sumOf, toPoints, toWeights } from "./weights.ts";

const points = (...values: number[]): Points => {
  const [feasibility = 0, innovation = 0, impact = 0, costEffectiveness = 0, scalability = 0, risk = 0, timeline = 0] =
    values;
  return { feasibility, innovation, impact, costEffectiveness, scalability, risk, timeline };
};

test("whatever the points add up to, the server gets weights that it takes", () => {
  for (const given of [points(1, 1, 1, 1, 1, 1, 1), points(100), points(33, 33, 33), points(7, 0, 91, 3, 5, 100, 2)]) {
    expect(weightsSchema.safeParse(toWeights(given)).success).toBe(true);
  }
});

test("normalised points add up to 100 and keep their order", () => {
  const normal = normalize(points(1, 1, 1, 1, 1, 1, 3));
  expect(sumOf(normal)).toBe(100);
  expect(normal.timeline).toBeGreaterThan(normal.feasibility);
  expect(sumOf(normalize(points(100, 100, 100, 100, 100, 100, 100)))).toBe(100);
});

test("the organization's weights come back as they were", () => {
  expect(sumOf(toPoints(standardWeights))).toBe(100);
  expect(toWeights(toPoints(standardWeights))).toEqual(standardWeights);
});
