import fc from "fast-check";
import { expect, test } from "vitest";
import { addCosts, addTokens, computeCost, nothingPaid, nothingUsed, unknownTokens } from "./compute-cost.ts";
import { findListPrice, type Price } from "./find-list-price.ts";

const price: Price = { version: "v1", prices: { input: 300_000, cachedInput: 30_000, output: 2_500_000 }, upTo: null };
const tokens = { input: 1_000, cachedInput: 400, output: 100, reasoning: 50 };
const at = new Date("2026-11-22T00:00:00Z");

test("cached input has its own price, and thinking is part of the output", () => {
  expect(computeCost(tokens, price)).toEqual({ microDollars: 180 + 12 + 250, priceVersion: "v1" });
});

test("unknown is not 0: no price, no count, no price for cached input, or a longer prompt than the price is for", () => {
  const unknown = (cost: ReturnType<typeof computeCost>) => expect(cost.microDollars).toBeNull();
  unknown(computeCost(tokens, null));
  unknown(computeCost(unknownTokens, price));
  unknown(computeCost({ ...tokens, output: null }, price));
  unknown(computeCost(tokens, { ...price, prices: { ...price.prices, cachedInput: null } }));
  unknown(computeCost(tokens, { ...price, upTo: 999 }));
  expect(computeCost({ ...tokens, cachedInput: null }, price).microDollars).toBe(300 + 250);
});

test("whatever was paid for is at least a micro dollar, and more tokens never cost less", () => {
  const count = fc.nat(1_000_000);
  fc.assert(
    fc.property(count, count, count, (input, output, more) => {
      const cost = (of: number) => computeCost({ ...nothingUsed, input: of, output }, price).microDollars ?? -1;
      expect(cost(input + more)).toBeGreaterThanOrEqual(cost(input));
      if (input + output > 0) expect(cost(input)).toBeGreaterThanOrEqual(1);
    }),
  );
});

test("published prices are found for dated names, and for nothing else", () => {
  expect(findListPrice("gemini", "models/gemini-2.5-flash", at)?.prices.input).toBe(300_000);
  expect(findListPrice("openai", "gpt-4o-mini-2024-07-18", at)?.prices.output).toBe(600_000);
  expect(findListPrice("anthropic", "claude-sonnet-4-5-20250929", at)?.upTo).toBe(200_000);
  expect(findListPrice("openai_compatible", "gpt-4o", at)).toBeNull();
  expect(findListPrice("openai", "gpt-9", at)).toBeNull();
  expect(findListPrice("openai", "constructor", at)).toBeNull();
  expect(findListPrice("openai", "gpt-4o", new Date("2020-01-01T00:00:00Z"))).toBeNull();
  expect(findListPrice("ollama", "anything", at)?.prices).toEqual({ input: 0, cachedInput: 0, output: 0 });
});

test("sums are unknown as soon as a part is; what cost nothing has no say about the version", () => {
  expect(addTokens([tokens, nothingUsed])).toEqual(tokens);
  expect(addTokens([tokens, unknownTokens]).input).toBeNull();
  const cost = computeCost(tokens, price);
  expect(addCosts([cost, nothingPaid])).toEqual(cost);
  expect(addCosts([cost, { microDollars: 1, priceVersion: "v2" }])).toEqual({ microDollars: 443, priceVersion: null });
  expect(addCosts([cost, computeCost(tokens, null)]).microDollars).toBeNull();
  expect(addCosts([])).toEqual(nothingPaid);
});
