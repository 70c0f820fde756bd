import { type Dimension, type DimensionScore, dimensions, standardWeights } from "@eureka/contracts/evaluation";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { computeEvaluation } from "./compute-evaluation.ts";

function scoresOf(values: Partial<Record<Dimension, number | null>>): Record<Dimension, DimensionScore> {
  const entries = dimensions.map((name): [Dimension, DimensionScore] => [
    name,
    { score: values[name] ?? null, reason: null, evidence: [], flagged: false },
  ]);
  return Object.fromEntries(entries) as Record<Dimension, DimensionScore>;
}

const all = (score: number) => Object.fromEntries(dimensions.map((name) => [name, score]));

describe("the numbers of an evaluation", () => {
  test("are those of the earlier system where all seven dimensions are judged", () => {
    const scores = scoresOf({
      feasibility: 8,
      innovation: 6,
      impact: 9,
      costEffectiveness: 7,
      scalability: 5,
      risk: 4,
      timeline: 10,
    });
    const evaluation = computeEvaluation("model", scores, standardWeights);
    // 1.6 + 0.9 + 1.8 + 1.05 + 0.5 + 0.4 + 1.0
    expect(evaluation.overall).toBe(7.25);
    // 49 / 7; squares of 1, 1, 2, 0, 2, 3, 3 are 28, through 7 is a variance of 4: 1 - 4 / 25
    expect(evaluation.mean).toBe(7);
    expect(evaluation.confidence).toBe(0.84);
    expect(evaluation.judged).toBe(7);
    // Σw(s - 7.25)² = 3.2875, Σw² = 0.155: 1.96 √(3.2875 / 0.845 × 0.155) = 1.522
    expect(evaluation.interval).toEqual({ lower: 5.73, upper: 8.77 });
  });

  test("leave out what nobody judged, and scale the other weights up", () => {
    const evaluation = computeEvaluation("model", scoresOf({ feasibility: 8, innovation: 6 }), standardWeights);
    // (0.2 × 8 + 0.15 × 6) / 0.35
    expect(evaluation).toMatchObject({ overall: 7.14, mean: 7, confidence: 0.96, judged: 2 });
    expect(evaluation.interval).toEqual({ lower: 5.16, upper: 9.12 });
  });

  test("are null where nothing was judged", () => {
    const evaluation = computeEvaluation("observable", scoresOf({}), standardWeights);
    expect(evaluation).toMatchObject({ overall: null, mean: null, confidence: null, interval: null, judged: 0 });
  });

  test("know no agreement of one score with itself", () => {
    const evaluation = computeEvaluation("observable", scoresOf({ risk: 4 }), standardWeights);
    expect(evaluation).toMatchObject({ overall: 4, mean: 4, confidence: null, interval: null, judged: 1 });
  });

  test("have no weighted mean where all that was judged weighs nothing", () => {
    const weights = { ...(all(0) as typeof standardWeights), impact: 1 };
    const evaluation = computeEvaluation("model", scoresOf({ feasibility: 9, risk: 3 }), weights);
    expect(evaluation).toMatchObject({ overall: null, mean: 6, confidence: 0.64, interval: null });
  });

  test("keep confidence at 0 where the dimensions contradict each other utterly", () => {
    const scores = scoresOf({ feasibility: 1, innovation: 10, impact: 1, costEffectiveness: 10 });
    // Variance 20.25: 1 - 0.81
    expect(computeEvaluation("model", scores, standardWeights).confidence).toBe(0.19);
    expect(computeEvaluation("model", scoresOf(all(5)), standardWeights).confidence).toBe(1);
  });

  test("stay inside their bounds for any scores and weights", () => {
    const score = fc.option(fc.double({ min: 1, max: 10, noNaN: true }), { nil: null });
    const seven = <T>(value: fc.Arbitrary<T>) => fc.tuple(value, value, value, value, value, value, value);
    const property = fc.property(seven(score), seven(fc.integer({ min: 0, max: 100 })), (values, raw) => {
      const sum = raw.reduce((total, each) => total + each, 0) || 1;
      const weights = Object.fromEntries(dimensions.map((name, index) => [name, (raw[index] ?? 0) / sum]));
      const given = Object.fromEntries(dimensions.map((name, index) => [name, values[index] ?? null]));
      const found = computeEvaluation("model", scoresOf(given), weights as typeof standardWeights);
      const judged = values.filter((value) => value !== null);
      expect(found.judged).toBe(judged.length);
      if (found.overall !== null) {
        expect(found.overall).toBeGreaterThanOrEqual(Math.min(...judged) - 0.01);
        expect(found.overall).toBeLessThanOrEqual(Math.max(...judged) + 0.01);
      }
      if (found.confidence !== null) expect(found.confidence >= 0 && found.confidence <= 1).toBe(true);
      if (found.interval) expect(found.interval.lower >= 1 && found.interval.upper <= 10).toBe(true);
    });
    fc.assert(property);
  });
});
