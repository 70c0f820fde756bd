import { type IdeaContent, rankingScore } from "@eureka/contracts/idea";
import type { IdeaResult } from "@eureka/contracts/idea-run";
import { sumCost, sumTokens } from "./calls/call-trace.ts";
import type { StageBook } from "./stage-book.ts";
import type { StepRunner } from "./step-runner.ts";

type Outcome = Pick<IdeaResult, "engine" | "engineReason" | "model" | "removedAsDuplicates"> & {
  readonly ideas: readonly IdeaContent[];
  readonly calls: IdeaResult["calls"] | readonly IdeaResult["calls"][number][];
};

/** Puts the result together; its time runs from the first execution of the run. */
export function describeResult(
  facts: { readonly runner: StepRunner; readonly stages: StageBook; readonly startedAt: number },
  outcome: Outcome,
): IdeaResult {
  const { runner, stages, startedAt } = facts;
  return {
    ...outcome,
    rankedBy: describeRanking(outcome),
    ideas: [...outcome.ideas],
    calls: [...outcome.calls],
    stages: stages.reports(),
    tokens: sumTokens(outcome.calls),
    cost: sumCost(outcome.calls),
    elapsedMilliseconds: Math.max(0, Math.round(runner.now() - startedAt)),
  };
}

function describeRanking({ engine, ideas }: Outcome): IdeaResult["rankedBy"] {
  if (ideas.every((idea) => rankingScore(idea) === null)) return "none";
  return engine === "model" ? "weighted_score" : "observable_signals";
}
