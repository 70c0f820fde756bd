import { fenceData } from "../../models/local.ts";
import { type Answer, callModels, defineQuestion } from "../calls/call-models.ts";
import { type Draft, makeDraft } from "../draft.ts";
import type { Pipeline } from "../pipeline.ts";
import { type Lens, loadLenses, loadPrompt } from "../prompts/load-prompt.ts";
import { generatedSchema } from "./answer-schemas.ts";
import { keepIdea } from "./keep-answer.ts";

/** One lens more for every so many ideas. */
const ideasPerLens = 4;
const fewestLenses = 2;
const mostLenses = 7;
/** What one answer can contribute at most, however long it is. */
const mostFromOneLens = 50;

type Found = NonNullable<ReturnType<typeof keepIdea>>[];

export interface Generated {
  readonly drafts: readonly Draft[];
  /** The model that answered first in the order of lenses; null when none did. */
  readonly model: string | null;
}

/** Asks for ideas through several lenses at once, a spare one from each, and takes turns between the answers. */
export async function generateIdeas(pipeline: Pipeline): Promise<Generated> {
  const { request, stages } = pipeline;
  const lenses = loadLenses().slice(0, countLenses(request.ideas));
  const asked = Math.ceil(request.ideas / lenses.length) + 1;

  const stage = stages.open("generate", lenses.length);
  const questions = lenses.map((lens, index) => questionFor(pipeline, lens, index + 1, asked));
  const answers = await callModels(pipeline, questions, stage.advance);
  stage.close();
  const model = answers.find((answer) => answer.model !== null)?.model ?? null;
  return { drafts: takeTurns(lenses, answers), model };
}

function countLenses(ideas: number): number {
  return Math.min(mostLenses, fewestLenses + Math.max(0, Math.ceil((ideas - fewestLenses) / ideasPerLens)));
}

function questionFor(pipeline: Pipeline, lens: Lens, number: number, asked: number) {
  const { topic, context } = pipeline.request;
  return defineQuestion({
    key: `generate.lens-${number}`,
    stage: "generate",
    instructions: loadPrompt(["generator"], lens),
    prompt: `Give ${asked} ideas on the topic.\n\n${fenceData({ topic, context })}`,
    schema: generatedSchema,
    schemaName: "ideas",
    temperature: pipeline.temperatures.generate,
    maxOutputTokens: 2_000 + 400 * asked,
    keep: ({ ideas }) => ideas.slice(0, mostFromOneLens).flatMap((idea) => keepIdea(idea) ?? []),
  });
}

/** The first idea of each lens, then the second of each: what is left out later is spread over all lenses. */
function takeTurns(lenses: readonly Lens[], answers: readonly Answer<Found>[]): Draft[] {
  const longest = Math.max(0, ...answers.map(({ kept }) => kept?.length ?? 0));
  const rounds = Array.from({ length: longest }, (_, round) =>
    answers.flatMap(({ kept }, index) => {
      const idea = kept?.[round];
      return idea ? [{ ...idea, lens: lenses[index]?.name ?? "", engine: "model" as const }] : [];
    }),
  );
  return rounds.flat().map((idea, index) => makeDraft({ ...idea, number: index + 1 }));
}
