/** Usage records as people see them. */
import { fromUuid } from "@eureka/contracts/ids";
import type { UsageDivision, UsageRecord, UsageSums } from "@eureka/contracts/usage-record";
import type { UsageRow, UsageSumRow } from "./usage.store.ts";

export function viewUsageRecord(row: UsageRow): UsageRecord {
  return {
    id: row.id,
    at: row.at.toISOString(),
    memberId: row.memberId,
    workspaceId: row.workspaceId,
    runId: row.runId,
    purpose: row.purpose,
    providerKind: row.providerKind,
    provider: row.provider,
    model: row.model,
    promptVersion: row.promptVersion,
    outcome: row.outcome,
    reason: row.reason,
    fallback: row.fallback,
    streamed: row.streamed,
    tokens: {
      input: row.inputTokens,
      cachedInput: row.cachedInputTokens,
      output: row.outputTokens,
      reasoning: row.reasoningTokens,
    },
    cost: { microDollars: row.costMicroDollars, priceVersion: row.priceVersion },
    latencyMilliseconds: row.latencyMilliseconds,
  };
}

export function viewSums(row: UsageSumRow): UsageSums {
  const { inputTokens, cachedInputTokens, outputTokens, reasoningTokens, key: _key, ...rest } = row;
  const nothingKnown = rest.calls > 0 && rest.callsWithUnknownCost === rest.calls;
  return {
    ...rest,
    // A sum of nothing but unknown prices is unknown, not free.
    costMicroDollars: nothingKnown ? null : rest.costMicroDollars,
    tokens: {
      input: inputTokens,
      cachedInput: cachedInputTokens,
      output: outputTokens,
      reasoning: reasoningTokens,
    },
  };
}

/** A part's key as people know it. */
export function viewKey(by: UsageDivision, key: string | null): string | null {
  return by === "member" && key !== null ? fromUuid("member", key) : key;
}
