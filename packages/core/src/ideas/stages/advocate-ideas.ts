import { fenceData } from "../../models/local.ts";
import { callModels, defineQuestion } from "../calls/call-models.ts";
import { type Draft, fullText, withMissing } from "../draft.ts";
import type { Pipeline } from "../pipeline.ts";
import { loadPrompt } from "../prompts/load-prompt.ts";
import { advocatedSchema } from "./answer-schemas.ts";
import { keepAdvocacy } from "./keep-answer.ts";

/** Speaks for every idea, after the critic. */
export async function advocateIdeas(pipeline: Pipeline, drafts: readonly Draft[]): Promise<Draft[]> {
  const stage = pipeline.stages.open("advocate", drafts.length);
  const questions = drafts.map((draft) => questionFor(pipeline, draft));
  const answers = await callModels(pipeline, questions, stage.advance);
  stage.close();
  return drafts.map((draft, index) => {
    const { kept: advocacy = null, reason = null } = answers[index] ?? {};
    return advocacy ? { ...draft, advocacy } : withMissing(draft, reason ?? "failed", "advocacy");
  });
}

function questionFor({ request: { topic, context }, temperatures }: Pipeline, draft: Draft) {
  const material = { topic, context, idea: fullText(draft), critique: draft.critique ?? "" };
  return defineQuestion({
    key: `advocate.${draft.number}`,
    stage: "advocate",
    instructions: loadPrompt(["advocate"]),
    prompt: `Speak for the idea, and answer its critique.\n\n${fenceData(material)}`,
    schema: advocatedSchema,
    schemaName: "advocacy",
    temperature: temperatures.advocate,
    maxOutputTokens: 4_000,
    keep: keepAdvocacy,
  });
}
