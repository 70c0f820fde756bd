/**
 * Prices that providers publish, in US dollars for a million tokens of text, for calls that are answered at once (no batch discount).
 * Only models whose price is certain stand here: any other one has no known price, which is not the same as none.
 * A model whose price depends on the length of the prompt has the price of short prompts and their limit; beyond it the price counts as
 * unknown. When a provider changes prices, a new list is added with a new date; an old one is never edited.
 */
import type { ModelProviderKind } from "@eureka/contracts/model-usage";

interface ListPrice {
  readonly input: number;
  readonly cachedInput: number;
  readonly output: number;
  /** The most input tokens of one call for which this is the price. */
  readonly upTo?: number;
}

interface PriceList {
  /** The day (UTC) on which these prices were known to hold. */
  readonly date: string;
  readonly prices: Readonly<Partial<Record<ModelProviderKind, Readonly<Record<string, ListPrice>>>>>;
}

export const priceLists: readonly PriceList[] = [
  {
    date: "2026-03-21",
    prices: {
      // Google, "Gemini Developer API pricing" (ai.google.dev/gemini-api/docs/pricing), paid tier, text; thinking counts as output.
      gemini: {
        "gemini-2.5-pro": { input: 1.25, cachedInput: 0.125, output: 10, upTo: 200_000 },
        "gemini-2.5-flash": { input: 0.3, cachedInput: 0.03, output: 2.5 },
        "gemini-2.5-flash-lite": { input: 0.1, cachedInput: 0.01, output: 0.4 },
      },
      // OpenAI, "Pricing" (platform.openai.com/docs/pricing), standard tier; reasoning counts as output.
      openai: {
        "gpt-5": { input: 1.25, cachedInput: 0.125, output: 10 },
        "gpt-5-mini": { input: 0.25, cachedInput: 0.025, output: 2 },
        "gpt-5-nano": { input: 0.05, cachedInput: 0.005, output: 0.4 },
        "gpt-4.1": { input: 2, cachedInput: 0.5, output: 8 },
        "gpt-4.1-mini": { input: 0.4, cachedInput: 0.1, output: 1.6 },
        "gpt-4.1-nano": { input: 0.1, cachedInput: 0.025, output: 0.4 },
        "gpt-4o": { input: 2.5, cachedInput: 1.25, output: 10 },
        "gpt-4o-mini": { input: 0.15, cachedInput: 0.075, output: 0.6 },
        o3: { input: 2, cachedInput: 0.5, output: 8 },
        "o4-mini": { input: 1.1, cachedInput: 0.275, output: 4.4 },
      },
      // Anthropic, "Pricing" (docs.anthropic.com/en/docs/about-claude/pricing): base input, cache hits, output.
      anthropic: {
        "claude-opus-4-5": { input: 5, cachedInput: 0.5, output: 25 },
        "claude-opus-4-1": { input: 15, cachedInput: 1.5, output: 75 },
        "claude-opus-4": { input: 15, cachedInput: 1.5, output: 75 },
        "claude-sonnet-4-5": { input: 3, cachedInput: 0.3, output: 15, upTo: 200_000 },
        "claude-sonnet-4": { input: 3, cachedInput: 0.3, output: 15, upTo: 200_000 },
        "claude-haiku-4-5": { input: 1, cachedInput: 0.1, output: 5 },
        "claude-3-5-haiku": { input: 0.8, cachedInput: 0.08, output: 4 },
        "claude-3-haiku": { input: 0.25, cachedInput: 0.03, output: 1.25 },
      },
    },
  },
];
