import type { IdeaStage } from "@eureka/contracts/idea-run";
import { fenceData } from "../../models/local.ts";
import { defineQuestion } from "../calls/call-models.ts";
import { type Draft, fullText } from "../draft.ts";
import type { Pipeline } from "../pipeline.ts";
import { loadPrompt } from "../prompts/load-prompt.ts";
import { judgedSchema } from "./answer-schemas.ts";
import { keepJudgement } from "./keep-answer.ts";

/** The question for the scores and the critique of one idea. */
export function evaluateAlone(
  { request: { topic, context }, temperatures }: Pipeline,
  idea: Pick<Draft, "title" | "text">,
  { key, stage }: { readonly key: string; readonly stage: IdeaStage },
) {
  return defineQuestion({
    key,
    stage,
    instructions: loadPrompt(["evaluator"]),
    prompt: `Judge the idea.\n\n${fenceData({ topic, context, idea: fullText(idea) })}`,
    schema: judgedSchema,
    schemaName: "evaluation",
    temperature: temperatures.evaluate,
    maxOutputTokens: 6_000,
    keep: keepJudgement,
  });
}
