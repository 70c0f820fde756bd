import type { Inference } from "@eureka/contracts/idea";
import { fenceData } from "../../models/local.ts";
import { type Answer, callModels, defineQuestion } from "../calls/call-models.ts";
import { type Draft, fullText, withMissing } from "../draft.ts";
import type { Pipeline } from "../pipeline.ts";
import { loadPrompt } from "../prompts/load-prompt.ts";
import { inferredSchema } from "./answer-schemas.ts";
import { keepInference } from "./keep-answer.ts";

type WithInference = (draft: Draft) => Draft;

/**
 * Draws conclusions from every idea, if the request wants that. It needs nothing but the ideas, so that it runs beside the first
 * evaluation and makes no run longer; the improver reads what came of it.
 * @returns what adds its conclusions to an idea
 */
export async function inferFromIdeas(pipeline: Pipeline, drafts: readonly Draft[]): Promise<WithInference> {
  if (!pipeline.request.inference) {
    pipeline.stages.skip("infer");
    return (draft) => withMissing(draft, "not_asked", "inference");
  }
  const stage = pipeline.stages.open("infer", drafts.length);
  const questions = drafts.map((draft) => questionFor(pipeline, draft));
  const answers = await callModels(pipeline, questions, stage.advance);
  stage.close();
  const byNumber = new Map(drafts.map(({ number }, index) => [number, answers[index]]));
  return (draft) => withInference(draft, byNumber.get(draft.number));
}

function withInference(draft: Draft, answer: Answer<Inference> | undefined): Draft {
  if (!answer?.kept) return withMissing(draft, answer?.reason ?? "failed", "inference");
  return { ...draft, inference: answer.kept };
}

function questionFor({ request: { topic, context }, temperatures }: Pipeline, draft: Draft) {
  return defineQuestion({
    key: `infer.${draft.number}`,
    stage: "infer",
    instructions: loadPrompt(["inference"]),
    prompt: `Draw conclusions from the idea.\n\n${fenceData({ topic, context, idea: fullText(draft) })}`,
    schema: inferredSchema,
    schemaName: "inference",
    temperature: temperatures.evaluate,
    maxOutputTokens: 4_000,
    keep: keepInference,
  });
}
