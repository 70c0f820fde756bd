/** Writes what calls of models used into the ledger. */
import { type Id, newId } from "@eureka/contracts/ids";
import type { Cost, ModelProviderKind, TokenCounts } from "@eureka/contracts/model-usage";
import type { UsageOutcome, UsageReason } from "@eureka/contracts/usage-record";
import type { Transaction } from "../operations/index.ts";
import { insertUsageRecords } from "./usage.store.ts";

/** For whom and what a model was asked. */
export interface UsageOwner {
  readonly memberId: Id<"member"> | null;
  readonly workspaceId: Id<"workspace"> | null;
  readonly runId: Id<"run"> | null;
}

/** One call as it went. */
export interface UsageEntry {
  readonly at: Date;
  readonly purpose: string;
  readonly providerKind: ModelProviderKind;
  readonly provider: string;
  readonly model: string;
  readonly promptVersion: string;
  readonly outcome: UsageOutcome;
  readonly reason: UsageReason | null;
  readonly fallback: UsageReason | null;
  readonly streamed: boolean;
  readonly tokens: TokenCounts;
  readonly cost: Cost;
  readonly latencyMilliseconds: number;
}

/** Records calls in the transaction that keeps what they gave, so that neither is there without the other. */
export async function recordUsage(
  transaction: Transaction,
  owner: UsageOwner,
  entries: readonly UsageEntry[],
): Promise<void> {
  const { organizationId } = transaction;
  if (organizationId === null) throw new TypeError("usage belongs to an organization; this transaction has none");
  await insertUsageRecords(
    transaction,
    entries.map(({ tokens, cost, ...entry }) => ({
      ...entry,
      ...owner,
      organizationId,
      id: newId("usage_record", entry.at.getTime()),
      inputTokens: tokens.input,
      cachedInputTokens: tokens.cachedInput,
      outputTokens: tokens.output,
      reasoningTokens: tokens.reasoning,
      costMicroDollars: cost.microDollars,
      priceVersion: cost.priceVersion,
    })),
  );
}
