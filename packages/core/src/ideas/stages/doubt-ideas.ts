import { fenceData } from "../../models/local.ts";
import { callModels, defineQuestion } from "../calls/call-models.ts";
import { type Draft, fullText, withMissing } from "../draft.ts";
import type { Pipeline } from "../pipeline.ts";
import { loadPrompt } from "../prompts/load-prompt.ts";
import { doubtedSchema } from "./answer-schemas.ts";
import { describeOpinions } from "./describe-idea.ts";
import { keepSkepticism } from "./keep-answer.ts";

/** Doubts every idea; the skeptic reads what was said for it. */
export async function doubtIdeas(pipeline: Pipeline, drafts: readonly Draft[]): Promise<Draft[]> {
  const stage = pipeline.stages.open("doubt", drafts.length);
  const questions = drafts.map((draft) => questionFor(pipeline, draft));
  const answers = await callModels(pipeline, questions, stage.advance);
  stage.close();
  return drafts.map((draft, index) => {
    const { kept: skepticism = null, reason = null } = answers[index] ?? {};
    return skepticism ? { ...draft, skepticism } : withMissing(draft, reason ?? "failed", "skepticism");
  });
}

function questionFor({ request: { topic, context }, temperatures }: Pipeline, draft: Draft) {
  const { advocacy } = describeOpinions(draft);
  return defineQuestion({
    key: `doubt.${draft.number}`,
    stage: "doubt",
    instructions: loadPrompt(["skeptic"]),
    prompt: `Doubt the idea.\n\n${fenceData({ topic, context, idea: fullText(draft), advocacy })}`,
    schema: doubtedSchema,
    schemaName: "skepticism",
    temperature: temperatures.doubt,
    maxOutputTokens: 4_000,
    keep: keepSkepticism,
  });
}
