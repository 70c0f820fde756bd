import type { Cost, TokenCounts } from "@eureka/contracts/model-usage";
import type { Price } from "./find-list-price.ts";

/** What an answer from the cache used and cost: nothing was asked, so there is no price list behind it. */
export const nothingUsed: TokenCounts = { input: 0, cachedInput: 0, output: 0, reasoning: 0 };
export const nothingPaid: Cost = { microDollars: 0, priceVersion: null };

/** What a provider did not count. */
export const unknownTokens: TokenCounts = { input: null, cachedInput: null, output: null, reasoning: null };

/**
 * The cost of a call, rounded up to a whole micro dollar, so that what was paid for never shows as free. Unknown where the price, the
 * input or the output is: unknown is not 0. Cached input that the provider did not count separately is paid as input.
 */
export function computeCost(tokens: TokenCounts, price: Price | null): Cost {
  const unknown: Cost = { microDollars: null, priceVersion: price?.version ?? null };
  const { input, output } = tokens;
  if (!price || input === null || output === null) return unknown;
  if (price.upTo !== null && input > price.upTo) return unknown;
  const cached = Math.min(tokens.cachedInput ?? 0, input);
  const { prices } = price;
  if (cached > 0 && prices.cachedInput === null) return unknown;
  const total = (input - cached) * prices.input + cached * (prices.cachedInput ?? 0) + output * prices.output;
  return { microDollars: Math.ceil(total / 1_000_000), priceVersion: price.version };
}

/** Adds costs up; unknown as soon as one of them is. The version is that of all of them, or null where they differ. */
export function addCosts(costs: readonly Cost[]): Cost {
  const paid = costs.filter((cost) => cost.microDollars !== 0);
  const versions = new Set(paid.map((cost) => cost.priceVersion));
  const [only = null] = versions;
  return {
    microDollars: addKnown(costs.map((cost) => cost.microDollars)),
    priceVersion: versions.size === 1 ? only : null,
  };
}

/** Adds counts up; each is unknown as soon as one of them is. */
export function addTokens(counts: readonly TokenCounts[]): TokenCounts {
  const sum = (of: (count: TokenCounts) => number | null) => addKnown(counts.map(of));
  return {
    input: sum((count) => count.input),
    cachedInput: sum((count) => count.cachedInput),
    output: sum((count) => count.output),
    reasoning: sum((count) => count.reasoning),
  };
}

function addKnown(values: readonly (number | null)[]): number | null {
  return values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}
