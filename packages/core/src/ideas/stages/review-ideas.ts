import { fenceData } from "../../models/local.ts";
import { callModels, defineQuestion } from "../calls/call-models.ts";
import { type Draft, fullText, sourcesOf, withMissing } from "../draft.ts";
import type { Pipeline } from "../pipeline.ts";
import { loadPrompt } from "../prompts/load-prompt.ts";
import { judgeScores } from "../scores/judge-scores.ts";
import type { Progress } from "../stage-book.ts";
import { reviewedSchema } from "./answer-schemas.ts";
import { keepAdvocacy, keepJudgement, keepSkepticism } from "./keep-answer.ts";

/**
 * Scores every idea and writes its advocacy and skepticism, all in one parallel step with one call for each idea: what fails or lags
 * takes one idea with it and not all of them.
 */
export async function reviewIdeas(pipeline: Pipeline, drafts: readonly Draft[]): Promise<Draft[]> {
  const { request, weights, stages } = pipeline;
  const open = (["evaluate", "advocate", "doubt"] as const).map((stage) => stages.open(stage, drafts.length));
  const advance = (progress: Progress) => {
    // The call stands in the trace once, as one of the evaluation; so does its giving up.
    for (const [index, stage] of open.entries()) stage.advance(index === 0 ? progress : { ...progress, givenUp: 0 });
  };
  const answers = await callModels(
    pipeline,
    drafts.map((draft) => questionFor(pipeline, draft)),
    advance,
  );
  for (const stage of open) stage.close();

  return drafts.map((draft, index) => {
    const { kept = null, reason = null } = answers[index] ?? {};
    if (!kept) return withMissing(draft, reason ?? "failed", "critique", "evaluation", "advocacy", "skepticism");
    const { scores, critique, advocacy, skepticism } = kept;
    const evaluation = judgeScores(scores, sourcesOf(draft, request), weights);
    const reviewed = { ...draft, critique, evaluation, advocacy, skepticism };
    return critique === null ? withMissing(reviewed, "invalid", "critique") : reviewed;
  });
}

function questionFor(pipeline: Pipeline, draft: Draft) {
  const { topic, context } = pipeline.request;
  return defineQuestion({
    key: `evaluate.${draft.number}`,
    stage: "evaluate",
    instructions: loadPrompt(["evaluator", "advocate", "skeptic"]),
    prompt: `Judge the idea, then speak for it, then doubt it.\n\n${fenceData({ topic, context, idea: fullText(draft) })}`,
    schema: reviewedSchema,
    schemaName: "review",
    temperature: pipeline.temperatures.evaluate,
    maxOutputTokens: 8_000,
    keep: ({ advocacy, skepticism, ...judged }) => ({
      ...keepJudgement(judged),
      advocacy: keepAdvocacy(advocacy),
      skepticism: keepSkepticism(skepticism),
    }),
  });
}
