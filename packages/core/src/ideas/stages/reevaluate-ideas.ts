import type { Improvement } from "@eureka/contracts/idea";
import { callModels } from "../calls/call-models.ts";
import { type Draft, sourcesOf, withMissing } from "../draft.ts";
import type { Pipeline } from "../pipeline.ts";
import { judgeScores } from "../scores/judge-scores.ts";
import { evaluateAlone } from "./evaluate-alone.ts";

type Improved = Draft & { readonly improvement: Improvement };

/** An improvement that hardly changes the text or the score is none; the earlier system's thresholds. */
const nearlyTheSame = { similarity: 0.9, scoreDelta: 0.3 } as const;

/** Scores what was improved, without showing the evaluator what it was before. */
export async function reevaluateIdeas(pipeline: Pipeline, drafts: readonly Draft[]): Promise<Draft[]> {
  const { request, weights, stages } = pipeline;
  const improved = drafts.filter((draft): draft is Improved => draft.improvement !== null);
  const stage = stages.open("reevaluate", improved.length);
  const questions = improved.map(({ number, improvement }) =>
    evaluateAlone(pipeline, improvement, { key: `reevaluate.${number}`, stage: "reevaluate" }),
  );
  const answers = await callModels(pipeline, questions, stage.advance);
  stage.close();

  const byNumber = new Map(improved.map(({ number }, index) => [number, answers[index]]));
  return drafts.map((draft) => {
    const { improvement } = draft;
    if (!improvement) return draft;
    const answer = byNumber.get(draft.number);
    if (!answer?.kept) return withMissing(draft, answer?.reason ?? "failed", "improvedEvaluation");
    const evaluation = judgeScores(answer.kept.scores, sourcesOf(improvement, request), weights);
    const scoreDelta = subtract(evaluation.overall, draft.evaluation?.overall ?? null);
    const isMeaningful = judgeChange(improvement.similarity, scoreDelta);
    return { ...draft, improvement: { ...improvement, evaluation, scoreDelta, isMeaningful } };
  });
}

function subtract(after: number | null, before: number | null): number | null {
  return after === null || before === null ? null : Math.round((after - before) * 100) / 100;
}

function judgeChange(similarity: number, scoreDelta: number | null): boolean | null {
  if (scoreDelta === null) return null;
  return !(similarity > nearlyTheSame.similarity && Math.abs(scoreDelta) < nearlyTheSame.scoreDelta);
}
