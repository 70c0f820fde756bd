/** Idea runs: a topic becomes ranked, evaluated, improved ideas. An idea run is a run of the kind `idea_run.create`; both have one id. */
import { z } from "zod";
import { creativityPresets, temperaturesSchema } from "./creativity.ts";
import { standardWeights, weightsSchema } from "./evaluation.ts";
import { engines, exampleIdea, ideaContentSchema, ideaLimits, ideaSchema } from "./idea.ts";
import { idSchema } from "./ids.ts";
import { costSchema, tokenCountsSchema } from "./model-usage.ts";
import { pageOf } from "./page.ts";
import { runErrorSchema, runStates } from "./run.ts";
import { lineSchema, textSchema } from "./text.ts";
import { usageOutcomes } from "./usage-record.ts";

export const ideaRunLimits = { topic: 500, context: 20_000 } as const;

/** `fast`: four model steps one after the other. `thorough`: one critic for all, and the skeptic reads the advocacy. */
export const depths = ["fast", "thorough"] as const;
export type Depth = (typeof depths)[number];

/** The stages of a run in their order; what a depth or an option leaves out is skipped. */
export const ideaStages = [
  "generate",
  "deduplicate",
  "evaluate",
  "advocate",
  "doubt",
  "infer",
  "improve",
  "reevaluate",
  "rank",
] as const;
export type IdeaStage = (typeof ideaStages)[number];

/** What somebody asks for. The topic is never an instruction to a model: it is handed over as data. */
export const ideaRequestSchema = z
  .strictObject({
    topic: z.string().trim().min(1).max(ideaRunLimits.topic),
    context: z.string().trim().max(ideaRunLimits.context).default(""),
    ideas: z.int().min(1).max(ideaLimits.ideasPerRun).default(5).meta({ description: "How many ideas to make." }),
    top: z
      .int()
      .min(1)
      .max(ideaLimits.ideasPerRun)
      .default(3)
      .meta({ description: "How many of the best to improve." }),
    preset: z.enum(creativityPresets).default("balanced"),
    temperatures: temperaturesSchema
      .partial()
      .optional()
      .meta({ description: "Overrides the preset, stage by stage." }),
    weights: weightsSchema.optional().meta({ description: "Default: the organization's." }),
    depth: z.enum(depths).default("fast"),
    inference: z.boolean().default(false).meta({ description: "Also draw conclusions and look for contradictions." }),
    engine: z
      .enum(["auto", ...engines])
      .default("auto")
      .meta({
        description:
          "auto: a model where one is connected, else the rules; model: fail without one; rules: never ask a model.",
      }),
    novelty: z.number().min(0).max(1).default(0.8).meta({
      description:
        "Ideas whose keywords overlap by this much (Jaccard) with an earlier one are removed; 1 keeps all but exact repetitions.",
    }),
  })
  .meta({
    id: "IdeaRequest",
    example: {
      topic: "Shorter queues at the bakery",
      context: "Saturdays, two counters",
      ideas: 5,
      top: 3,
      preset: "balanced",
      depth: "fast",
      inference: false,
      engine: "auto",
      novelty: 0.8,
    },
  });

export type IdeaRequest = z.infer<typeof ideaRequestSchema>;

/** A stage as it went. */
export const stageReportSchema = z
  .strictObject({
    stage: z.enum(ideaStages),
    state: z.enum(["running", "done", "partial", "failed", "skipped"]),
    startedAt: z.iso.datetime(),
    elapsedMilliseconds: z.int().min(0),
    done: z.int().min(0),
    total: z.int().min(0),
    givenUp: z.int().min(0).meta({ description: "Calls that were too slow and went on without." }),
  })
  .meta({
    id: "StageReport",
    example: {
      stage: "generate",
      state: "done",
      startedAt: "2026-11-22T09:30:00.120Z",
      elapsedMilliseconds: 1_030,
      done: 3,
      total: 3,
      givenUp: 0,
    },
  });

export type StageReport = z.infer<typeof stageReportSchema>;

/** A call of a model within a run: the trace, without its texts. */
export const callReportSchema = z
  .strictObject({
    stage: z.enum(ideaStages),
    provider: z.string(),
    model: z.string(),
    promptVersion: z.string().meta({ description: "The hash of the prompt's text." }),
    outcome: z.enum(usageOutcomes),
    fallback: z.string().nullable().meta({ description: "Why not an earlier provider of the order was used." }),
    latencyMilliseconds: z.int().min(0),
    tokens: tokenCountsSchema,
    cost: costSchema,
  })
  .meta({ id: "CallReport" });

export type CallReport = z.infer<typeof callReportSchema>;

/** What a pipeline gives, with or without a server. */
export const ideaResultSchema = z.strictObject({
  engine: z.enum(engines),
  /** Why the rules answered although a model was allowed; null when a model did. */
  engineReason: z.enum(["no_model", "asked_for", "models_failed"]).nullable(),
  model: z.string().nullable(),
  /** What the ranking goes by. */
  rankedBy: z.enum(["weighted_score", "observable_signals", "none"]),
  ideas: z.array(ideaContentSchema).max(ideaLimits.ideasPerRun),
  removedAsDuplicates: z.int().min(0),
  stages: z.array(stageReportSchema),
  calls: z.array(callReportSchema),
  tokens: tokenCountsSchema,
  cost: costSchema,
  elapsedMilliseconds: z.int().min(0),
});

export type IdeaResult = z.infer<typeof ideaResultSchema>;

/** What one asks for when a run is made: as {@link ideaRequestSchema}, where what is left out follows from the rest. */
export const newIdeaRunSchema = z.strictObject({
  ...ideaRequestSchema.shape,
  topic: lineSchema(ideaRunLimits.topic),
  context: textSchema(ideaRunLimits.context).default(""),
  ideas: ideaRequestSchema.shape.ideas
    .unwrap()
    .optional()
    .meta({ description: "How many ideas to make; by default 5, or as many as are to be improved." }),
  temperature: z.number().min(0).max(2).optional().meta({
    description:
      "One number for all stages: generating is somewhat freer, judging much stricter. `temperatures` overrides it stage by stage.",
  }),
  workspaceId: idSchema("workspace")
    .optional()
    .meta({ description: "Whose the ideas are; by default the organization's default workspace." }),
});

export type NewIdeaRun = z.infer<typeof newIdeaRunSchema>;

export const exampleIdeaRun = {
  id: "run_01k8z7v3q8e9mbtz5a6rx4w2yc",
  workspaceId: "wsp_01k8z7v3q8e9mbtz5a6rx4w2yd",
  request: {
    topic: "Shorter queues at the bakery",
    context: "Saturdays, two counters",
    ideas: 5,
    top: 3,
    preset: "balanced",
    depth: "fast",
    inference: false,
    engine: "auto",
    novelty: 0.8,
  },
  weights: standardWeights,
  parentIds: [],
  state: "succeeded",
  error: null,
  engine: "model",
  engineReason: null,
  model: "gemini-2.5-flash",
  rankedBy: "weighted_score",
  ideas: [exampleIdea],
  removedAsDuplicates: 1,
  stages: [],
  calls: [],
  tokens: { input: 5_120, cachedInput: 0, output: 2_900, reasoning: 0 },
  cost: { microDollars: 8_786, priceVersion: "2026-11-01" },
  elapsedMilliseconds: 4_120,
  cancelRequested: false,
  createdAt: "2026-11-22T09:30:00.000Z",
  finishedAt: "2026-11-22T09:30:04.120Z",
  version: 3,
} as const;

export const ideaRunSchema = z
  .strictObject({
    id: idSchema("run"),
    workspaceId: idSchema("workspace"),
    request: ideaRequestSchema,
    weights: weightsSchema,
    parentIds: z.array(idSchema("idea")).meta({ description: "The ideas that it takes up, where it is a remix." }),
    state: z.enum(runStates),
    error: runErrorSchema.nullable(),
    engine: z.enum(engines).nullable().meta({ description: "Null until it is decided." }),
    engineReason: ideaResultSchema.shape.engineReason,
    model: z.string().nullable(),
    rankedBy: ideaResultSchema.shape.rankedBy.nullable(),
    ideas: z.array(ideaSchema).meta({ description: "Best first; empty until the run has ended." }),
    removedAsDuplicates: z.int().min(0),
    stages: z.array(stageReportSchema),
    calls: z.array(callReportSchema),
    tokens: tokenCountsSchema,
    cost: costSchema,
    elapsedMilliseconds: z.int().min(0).nullable(),
    cancelRequested: z.boolean(),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    version: z.int(),
  })
  .meta({ id: "IdeaRun", example: exampleIdeaRun });

export type IdeaRun = z.infer<typeof ideaRunSchema>;

/** In lists a run has no ideas, stages and calls of its own. */
export const ideaRunSummarySchema = ideaRunSchema
  .omit({ ideas: true, stages: true, calls: true })
  .meta({ id: "IdeaRunSummary" });

export const ideaRunPageSchema = pageOf(ideaRunSummarySchema, "IdeaRunPage");
