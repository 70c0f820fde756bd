/** Ideas as agents, or rules, make them: with critique, advocacy, skepticism, improvement and evaluation. */
import { z } from "zod";
import { evaluationSchema, exampleEvaluation } from "./evaluation.ts";
import { idSchema } from "./ids.ts";
import { listCategorySchema } from "./list.ts";
import { pageOf } from "./page.ts";

export const ideaLimits = { title: 200, text: 6_000, points: 12, point: 1_000, ideasPerRun: 20 } as const;

/** Who made it: a model, or rules that fill patterns with the words of the topic. Shown wherever the idea is. */
export const engines = ["model", "rules"] as const;
export type Engine = (typeof engines)[number];

const points = z.array(z.string().min(1).max(ideaLimits.point)).max(ideaLimits.points);

/** What became of an idea, by the work items that were made from it. */
export const ideaOutcomes = ["open", "underway", "done", "dropped"] as const;
export type IdeaOutcome = (typeof ideaOutcomes)[number];

export const advocacySchema = z
  .strictObject({
    strengths: points,
    opportunities: points,
    answers: points.meta({ description: "Answers to the concerns that a critic may have." }),
  })
  .meta({
    id: "Advocacy",
    example: {
      strengths: ["Uses a room that stands empty."],
      opportunities: ["Local shops may give spare parts."],
      answers: ["Volunteers can be found among retired electricians."],
    },
  });

export const skepticismSchema = z
  .strictObject({
    flaws: points,
    risks: points,
    assumptions: points.meta({ description: "What the idea takes for granted without saying so." }),
    missing: points.meta({ description: "What was not considered." }),
  })
  .meta({
    id: "Skepticism",
    example: {
      flaws: ["Nobody is named who leads it."],
      risks: ["A repaired device may hurt somebody."],
      assumptions: ["People bring things that can be repaired."],
      missing: ["Insurance."],
    },
  });

/** What follows from the idea, what it stands on and what contradicts itself. */
export const inferenceSchema = z
  .strictObject({
    chain: points.meta({ description: "Cause and effect, step by step." }),
    conclusion: z.string().max(ideaLimits.point),
    contradictions: points,
    implications: points,
    confidence: z.number().min(0).max(1),
  })
  .meta({
    id: "Inference",
    example: {
      chain: ["An empty room costs rent.", "A repair evening fills it."],
      conclusion: "The evening pays for itself when eight people come.",
      contradictions: [],
      implications: ["Opening hours change on Fridays."],
      confidence: 0.7,
    },
  });

/** A piece of the result that is not there, and why. */
export const missingPartSchema = z
  .strictObject({
    part: z.enum([
      "critique",
      "evaluation",
      "advocacy",
      "skepticism",
      "inference",
      "improvement",
      "improvedEvaluation",
    ]),
    reason: z.enum(["failed", "too_slow", "refused", "invalid", "no_model", "not_asked"]),
  })
  .meta({ id: "MissingPart", example: { part: "advocacy", reason: "too_slow" } });

export const improvementSchema = z
  .strictObject({
    title: z.string().min(1).max(ideaLimits.title),
    text: z.string().min(1).max(ideaLimits.text),
    changes: points.meta({ description: "What is better than before." }),
    evaluation: evaluationSchema.nullable(),
    scoreDelta: z.number().nullable().meta({ description: "Overall score after minus before." }),
    similarity: z.number().min(0).max(1).meta({ description: "Jaccard similarity of the keywords before and after." }),
    isMeaningful: z.boolean().nullable().meta({
      description:
        "False when the text stayed nearly the same and the score moved by less than 0.3; null while no score is known.",
    }),
  })
  .meta({
    id: "Improvement",
    example: {
      title: "Repair evening with a parts shelf",
      text: "Open the workshop on Fridays; two electricians lead, and a shelf holds parts that neighbours left.",
      changes: ["Names who leads it.", "Adds a supply of parts."],
      evaluation: { ...exampleEvaluation, overall: 7.9 },
      scoreDelta: 0.76,
      similarity: 0.41,
      isMeaningful: true,
    },
  });

/** Everything that a pipeline says of one idea: the part that needs no database, so that the command line's local mode has it too. */
const ideaContent = {
  rank: z.int().min(1),
  title: z.string().min(1).max(ideaLimits.title),
  text: z.string().min(1).max(ideaLimits.text),
  lens: z.string().max(100).meta({ description: "The way of looking, or the rule's pattern, that it came from." }),
  engine: z.enum(engines),
  critique: z.string().max(ideaLimits.text).nullable(),
  evaluation: evaluationSchema.nullable(),
  advocacy: advocacySchema.nullable(),
  skepticism: skepticismSchema.nullable(),
  inference: inferenceSchema.nullable(),
  improvement: improvementSchema.nullable(),
  missing: z.array(missingPartSchema).max(10),
};

export const ideaContentSchema = z.strictObject(ideaContent);
export type IdeaContent = z.infer<typeof ideaContentSchema>;
export type Advocacy = z.infer<typeof advocacySchema>;
export type Skepticism = z.infer<typeof skepticismSchema>;
export type Inference = z.infer<typeof inferenceSchema>;
export type Improvement = z.infer<typeof improvementSchema>;
export type MissingPart = z.infer<typeof missingPartSchema>;

/** A work item that was made from an idea, as far as the idea shows it. */
export const itemOfIdeaSchema = z
  .strictObject({
    id: idSchema("work_item"),
    key: z.string(),
    title: z.string(),
    state: listCategorySchema,
    completedAt: z.iso.datetime().nullable(),
    isArchived: z.boolean(),
  })
  .meta({
    id: "ItemOfIdea",
    example: {
      id: "wit_01k8z7v3q8e9mbtz5a6rx4w2yc",
      key: "OPS-12",
      title: "Repair evening",
      state: "done",
      completedAt: "2026-11-23T09:30:05.000Z",
      isArchived: false,
    },
  });

export type ItemOfIdea = z.infer<typeof itemOfIdeaSchema>;

export const exampleIdea = {
  id: "ide_01k8z7v3q8e9mbtz5a6rx4w2yc",
  workspaceId: "wsp_01k8z7v3q8e9mbtz5a6rx4w2yd",
  runId: "run_01k8z7v3q8e9mbtz5a6rx4w2yc",
  rank: 1,
  title: "Repair evening",
  text: "Open the workshop on Fridays, so that neighbours repair things together.",
  lens: "unused resources",
  engine: "model",
  critique: "Sound, but nobody is named who leads it.",
  evaluation: exampleEvaluation,
  advocacy: { strengths: ["Uses a room that stands empty."], opportunities: [], answers: [] },
  skepticism: { flaws: ["Nobody is named who leads it."], risks: [], assumptions: [], missing: [] },
  inference: null,
  improvement: null,
  missing: [{ part: "inference", reason: "not_asked" }],
  outcome: "open",
  workItemIds: [],
  workItems: [],
  bookmarkId: null,
  createdAt: "2026-11-22T09:30:05.000Z",
  version: 1,
} as const;

export const ideaSchema = z
  .strictObject({
    id: idSchema("idea"),
    workspaceId: idSchema("workspace"),
    runId: idSchema("run").nullable().meta({ description: "The idea run that made it." }),
    ...ideaContent,
    outcome: z.enum(ideaOutcomes).meta({
      description:
        "What became of it: `open` where nothing was made from it, `underway` while an item of it is to be done, then `done` when one was completed, else `dropped`.",
    }),
    workItemIds: z
      .array(idSchema("work_item"))
      .meta({ description: "The items that were made from it, as far as you may see them." }),
    workItems: z.array(itemOfIdeaSchema).meta({ description: "The same, with how far they are." }),
    bookmarkId: idSchema("bookmark").nullable().meta({ description: "Your own bookmark of it." }),
    createdAt: z.iso.datetime(),
    version: z.int(),
  })
  .meta({ id: "Idea", example: exampleIdea });

export type Idea = z.infer<typeof ideaSchema>;

export const ideaPageSchema = pageOf(ideaSchema, "IdeaPage");

/** The score that ranks: after the improvement where there is one. Null when nothing was judged. */
export function rankingScore(idea: Pick<IdeaContent, "evaluation" | "improvement">): number | null {
  return idea.improvement?.evaluation?.overall ?? idea.evaluation?.overall ?? null;
}
