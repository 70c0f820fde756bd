import type { Weights } from "@eureka/contracts/evaluation";
import type { CallReport, IdeaRequest, IdeaResult } from "@eureka/contracts/idea-run";
import { describeResult } from "../describe-result.ts";
import { type Draft, makeDraft, withMissing } from "../draft.ts";
import { computeEvaluation } from "../scores/compute-evaluation.ts";
import type { StageBook } from "../stage-book.ts";
import { rankIdeas } from "../stages/rank-ideas.ts";
import type { StepRunner } from "../step-runner.ts";
import { composeIdeas } from "./compose-ideas.ts";

export interface RulesRun {
  readonly runner: StepRunner;
  readonly stages: StageBook;
  readonly request: IdeaRequest;
  readonly weights: Weights;
  readonly startedAt: number;
  readonly engineReason: NonNullable<IdeaResult["engineReason"]>;
  /** What models were asked before, in vain. */
  readonly calls: readonly CallReport[];
}

/** Answers without a model. Everything that only somebody who understands could say is missing, and said to be missing. */
export function runRules({ request, weights, engineReason, calls, ...facts }: RulesRun): IdeaResult {
  const { stages } = facts;
  const composed = stages.compute(
    "generate",
    () => composeIdeas(request),
    (ideas) => ideas.length,
  );
  // They are made different from the beginning.
  stages.skip("deduplicate");
  const evaluate = () =>
    composed.map(({ pattern, title, text, scores }, index): Draft => {
      const draft = makeDraft({ number: index + 1, title, text, lens: pattern, engine: "rules" });
      const partial = withMissing(draft, "no_model", ...onlyModels, ...(scores ? [] : (["evaluation"] as const)));
      const evaluation = scores && computeEvaluation("observable", scores, weights);
      return withMissing({ ...partial, evaluation }, request.inference ? "no_model" : "not_asked", "inference");
    });
  const drafts = stages.compute("evaluate", evaluate, (ideas) => ideas.length);
  stages.skip("advocate", "doubt", "infer", "improve", "reevaluate");
  const ideas = rankIdeas(stages, drafts);
  return describeResult(facts, { engine: "rules", engineReason, model: null, ideas, removedAsDuplicates: 0, calls });
}

const onlyModels = ["critique", "advocacy", "skepticism", "improvement", "improvedEvaluation"] as const;
