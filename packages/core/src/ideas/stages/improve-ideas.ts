import { fenceData } from "../../models/local.ts";
import { callModels, defineQuestion } from "../calls/call-models.ts";
import { type Draft, fullText, withMissing } from "../draft.ts";
import type { Pipeline } from "../pipeline.ts";
import { loadPrompt } from "../prompts/load-prompt.ts";
import { createKeywordSimilarity } from "../text/similarity.ts";
import { improvedSchema } from "./answer-schemas.ts";
import { describeOpinions } from "./describe-idea.ts";
import { keepImprovement } from "./keep-answer.ts";
import { orderByScore } from "./rank-ideas.ts";

/** Writes a better version of the best `top` ideas, out of everything that was said about them. */
export async function improveIdeas(pipeline: Pipeline, drafts: readonly Draft[]): Promise<Draft[]> {
  const { request, stages, language } = pipeline;
  const best = orderByScore(drafts).slice(0, request.top);
  const stage = stages.open("improve", best.length);
  const questions = best.map((draft) => questionFor(pipeline, draft));
  const answers = await callModels(pipeline, questions, stage.advance);
  stage.close();

  const similarity = createKeywordSimilarity(language);
  const byNumber = new Map(best.map(({ number }, index) => [number, answers[index]]));
  return drafts.map((draft) => {
    const answer = byNumber.get(draft.number);
    if (!answer) return withMissing(draft, "not_asked", "improvement", "improvedEvaluation");
    if (!answer.kept) return withMissing(draft, answer.reason ?? "failed", "improvement", "improvedEvaluation");
    const [before, after] = [draft, answer.kept].map((each) => similarity.prepare(fullText(each)));
    const alike = before && after ? similarity.compare(before, after) : 0;
    const improvement = { ...answer.kept, evaluation: null, scoreDelta: null, similarity: alike, isMeaningful: null };
    return { ...draft, improvement };
  });
}

function questionFor({ request: { topic, context }, temperatures }: Pipeline, draft: Draft) {
  const material = { topic, context, idea: fullText(draft), ...describeOpinions(draft) };
  return defineQuestion({
    key: `improve.${draft.number}`,
    stage: "improve",
    instructions: loadPrompt(["improver"]),
    prompt: `Improve the idea.\n\n${fenceData(material)}`,
    schema: improvedSchema,
    schemaName: "improvement",
    temperature: temperatures.improve,
    maxOutputTokens: 4_000,
    keep: keepImprovement,
  });
}
