/** Ideas as the earlier system's JSON output has them, with what is new beside it. */
import { type Dimension, dimensions, type Evaluation } from "@eureka/contracts/evaluation";
import type { IdeaContent, Inference } from "@eureka/contracts/idea";
import type { IdeaResult } from "@eureka/contracts/idea-run";
import { say } from "@eureka/contracts/words";
import { advocacyText, critiqueText, ideaText, skepticismText } from "./idea-texts.ts";

/** What the dimensions were called; a high number meant little risk then, too. */
const earlierNames: Readonly<Record<Dimension, string>> = {
  feasibility: "feasibility",
  innovation: "innovation",
  impact: "impact",
  costEffectiveness: "cost_effectiveness",
  scalability: "scalability",
  risk: "risk_assessment",
  timeline: "timeline",
};

/**
 * One object per idea, best first. The fields of the earlier system come first and keep its habits: the score of what nobody judged is 0.
 * `eureka` holds the idea as the API has it, with the unknown as null, the evidence of each score and what is missing and why.
 */
export function resultObjects({ ideas, engine, model }: IdeaResult): object[] {
  return ideas.map((idea) => ({
    idea: ideaText(idea),
    initial_score: idea.evaluation?.overall ?? 0,
    initial_critique: critiqueText(idea),
    advocacy: advocacyText(idea),
    skepticism: skepticismText(idea),
    multi_dimensional_evaluation: evaluationObject(idea.evaluation),
    ...improvementFields(idea),
    logical_inference: inferenceObject(idea.inference),
    rank: idea.rank,
    engine,
    model,
    eureka: idea,
  }));
}

function improvementFields({ improvement }: IdeaContent): object {
  return {
    improved_idea: improvement && ideaText(improvement),
    improved_score: improvement?.evaluation?.overall ?? null,
    improved_critique: null,
    score_delta: improvement?.scoreDelta ?? null,
    is_meaningful_improvement: improvement?.isMeaningful ?? null,
    similarity_score: improvement?.similarity ?? null,
    improved_multi_dimensional_evaluation: evaluationObject(improvement?.evaluation ?? null),
  };
}

function evaluationObject(evaluation: Evaluation | null): object | null {
  return (
    evaluation && {
      overall_score: evaluation.mean,
      weighted_score: evaluation.overall,
      dimension_scores: Object.fromEntries(
        dimensions.map((name) => [earlierNames[name], evaluation.scores[name].score]),
      ),
      confidence_interval: evaluation.confidence,
      evaluation_summary: summaryOf(evaluation),
    }
  );
}

/** Names the best and the worst dimension. */
function summaryOf({ scores }: Evaluation): string {
  const judged = dimensions
    .flatMap((name) => (scores[name].score === null ? [] : [{ name, score: scores[name].score }]))
    .toSorted((one, other) => other.score - one.score);
  const [best, worst] = [judged[0], judged.at(-1)];
  if (!best || !worst) return say("cli.ideas.not_judged");
  return say("cli.ideas.evaluation_summary", {
    best: say(`cli.ideas.dimension.${best.name}`),
    bestScore: best.score,
    worst: say(`cli.ideas.dimension.${worst.name}`),
    worstScore: worst.score,
  });
}

function inferenceObject(inference: Inference | null): object | null {
  return (
    inference && {
      inference_chain: inference.chain,
      conclusion: inference.conclusion,
      confidence: inference.confidence,
      contradictions: inference.contradictions,
      implications: inference.implications,
    }
  );
}
