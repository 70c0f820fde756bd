import type { TokenCounts } from "@eureka/contracts/model-usage";
import type { LanguageModelUsage } from "ai";

/** What the ledger's columns hold. */
const most = 2_147_483_647;

/** The counts of the SDK in our words. What a provider did not say, or what cannot be a count, is null. */
export function readTokens(usage: LanguageModelUsage | undefined): TokenCounts {
  return {
    input: count(usage?.inputTokens),
    cachedInput: count(usage?.inputTokenDetails?.cacheReadTokens),
    output: count(usage?.outputTokens),
    reasoning: count(usage?.outputTokenDetails?.reasoningTokens),
  };
}

function count(value: number | undefined): number | null {
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= most ? value : null;
}
