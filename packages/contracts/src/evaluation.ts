/** The judgement of an idea: a score per dimension with what supports it, and the weighted whole. */
import { z } from "zod";

/** What an idea is judged by. Every score runs from 1 to 10 and higher is better: a high `risk` means that little can go wrong. */
export const dimensions = [
  "feasibility",
  "innovation",
  "impact",
  "costEffectiveness",
  "scalability",
  "risk",
  "timeline",
] as const;
export type Dimension = (typeof dimensions)[number];

export const scoreRange = { least: 1, most: 10 } as const;

/** How much each dimension counts; the weights of an organization add up to 1. */
export type Weights = Readonly<Record<Dimension, number>>;

export const standardWeights: Weights = {
  feasibility: 0.2,
  innovation: 0.15,
  impact: 0.2,
  costEffectiveness: 0.15,
  scalability: 0.1,
  risk: 0.1,
  timeline: 0.1,
};

const weight = z.number().min(0).max(1);

/** Weights that do not add up to 1 are refused: a total would mean something else then. */
export const weightsSchema = z
  .strictObject(Object.fromEntries(dimensions.map((name) => [name, weight])) as Record<Dimension, typeof weight>)
  .refine((weights) => Math.abs(dimensions.reduce((sum, name) => sum + weights[name], 0) - 1) < 1e-6, {
    message: "the seven weights must add up to 1",
  })
  .meta({ id: "Weights", example: standardWeights });

/** A literal quotation that supports a score. A quotation that is found nowhere is shown as unsupported, never dropped. */
export const evidenceSchema = z
  .strictObject({
    quote: z.string().max(1_000),
    source: z
      .enum(["idea", "context", "topic", "none"])
      .meta({ description: "Where the quotation stands word for word; none when it stands nowhere." }),
  })
  .meta({ id: "Evidence", example: { quote: "members keep the repaired item", source: "idea" } });

export type Evidence = z.infer<typeof evidenceSchema>;

export const dimensionScoreSchema = z
  .strictObject({
    score: z
      .number()
      .min(scoreRange.least)
      .max(scoreRange.most)
      .nullable()
      .meta({ description: "Null where nothing was observed or said: nobody fills in what was not judged." }),
    reason: z.string().max(2_000).nullable(),
    evidence: z.array(evidenceSchema).max(10),
    flagged: z
      .boolean()
      .meta({ description: "The score has no quotation that stands in the idea, the topic or the context." }),
  })
  .meta({
    id: "DimensionScore",
    example: {
      score: 8,
      reason: "It needs a room and tools that the club already owns.",
      evidence: [{ quote: "the workshop stands empty on Fridays", source: "context" }],
      flagged: false,
    },
  });

export type DimensionScore = z.infer<typeof dimensionScoreSchema>;

const noScore: DimensionScore = { score: null, reason: null, evidence: [], flagged: false };

export const exampleEvaluation = {
  basis: "model",
  scores: {
    feasibility: {
      score: 8,
      reason: "It needs a room and tools that the club already owns.",
      evidence: [{ quote: "the workshop stands empty on Fridays", source: "context" }],
      flagged: false,
    },
    innovation: { score: 6, reason: "Repair evenings exist, points for them are new.", evidence: [], flagged: true },
    impact: noScore,
    costEffectiveness: noScore,
    scalability: noScore,
    risk: noScore,
    timeline: noScore,
  },
  overall: 7.14,
  mean: 7,
  confidence: 0.96,
  interval: { lower: 5.16, upper: 9.12 },
  judged: 2,
} as const;

/** Sources of the numbers: `overall` and the rest are computed by `core/ideas` from the scores, never taken from a model. */
export const evaluationSchema = z
  .strictObject({
    basis: z.enum(["model", "observable"]).meta({
      description: "Who judged: a model, or rules that count what can be seen in the text.",
    }),
    scores: z.strictObject(
      Object.fromEntries(dimensions.map((name) => [name, dimensionScoreSchema])) as Record<
        Dimension,
        typeof dimensionScoreSchema
      >,
    ),
    overall: z
      .number()
      .nullable()
      .meta({ description: "Weighted mean over the judged dimensions; null when none was." }),
    mean: z.number().nullable().meta({ description: "Plain mean over the judged dimensions." }),
    confidence: z.number().min(0).max(1).nullable().meta({
      description:
        "How much the dimensions agree: 1 minus their variance through 25, at least 0; null for fewer than two.",
    }),
    interval: z
      .strictObject({ lower: z.number(), upper: z.number() })
      .nullable()
      .meta({ description: "95 % interval of the weighted mean, as far as the spread of the dimensions tells." }),
    judged: z.int().min(0).max(dimensions.length).meta({ description: "How many dimensions have a score." }),
  })
  .meta({ id: "Evaluation", example: exampleEvaluation });

export type Evaluation = z.infer<typeof evaluationSchema>;
