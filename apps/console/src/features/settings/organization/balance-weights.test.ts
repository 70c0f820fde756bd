import { describe, expect, it } from "vitest";
import { balanceTo100, sumOf, toPercents, toWeights } from "./balance-weights.ts";

describe("weights in percent", () => {
  it("survive the way to percent and back", () => {
    const weights = { impact: 0.2, risk: 0.125, timeline: 0.675 };
    expect(toWeights(toPercents(weights))).toEqual(weights);
  });

  it("are brought to 100 with their proportions", () => {
    expect(balanceTo100({ impact: 10, risk: 10, timeline: 20 })).toEqual({ impact: 25, risk: 25, timeline: 50 });
  });

  it("give what rounding leaves over to those that lost most", () => {
    const balanced = balanceTo100({ impact: 1, risk: 1, timeline: 1 });
    expect(sumOf(balanced)).toBe(100);
    expect(Object.values(balanced).sort()).toEqual([33, 33, 34]);
  });

  it("become equal when nothing counted", () => {
    expect(balanceTo100({ impact: 0, risk: 0, timeline: 0, scalability: 0 })).toEqual({
      impact: 25,
      risk: 25,
      timeline: 25,
      scalability: 25,
    });
  });
});
