/** What models are asked to answer. Lengths are not part of it: too much is cut and not refused. */
import { type Dimension, dimensions, scoreRange } from "@eureka/contracts/evaluation";
import { z } from "zod";

const sentences = z.array(z.string());

export const generatedSchema = z.object({ ideas: z.array(z.object({ title: z.string(), text: z.string() })) });

/** The reason stands before the score, because a model writes from front to back. */
const givenScore = z.object({
  reason: z.string(),
  quotes: sentences,
  score: z.number().min(scoreRange.least).max(scoreRange.most).nullable(),
});

const givenScores = z.object(
  Object.fromEntries(dimensions.map((name) => [name, givenScore])) as Record<Dimension, typeof givenScore>,
);

export const judgedSchema = z.object({ scores: givenScores, critique: z.string() });

export const comparedSchema = z.object({
  evaluations: z.array(z.object({ idea: z.number().int(), scores: givenScores, critique: z.string() })),
});

export const advocatedSchema = z.object({ strengths: sentences, opportunities: sentences, answers: sentences });

export const doubtedSchema = z.object({
  flaws: sentences,
  risks: sentences,
  assumptions: sentences,
  missing: sentences,
});

/** Scores, advocacy and skepticism in one answer. */
export const reviewedSchema = z.object({
  scores: givenScores,
  critique: z.string(),
  advocacy: advocatedSchema,
  skepticism: doubtedSchema,
});

export const inferredSchema = z.object({
  chain: sentences,
  conclusion: z.string(),
  contradictions: sentences,
  implications: sentences,
  confidence: z.number().min(0).max(1),
});

export const improvedSchema = z.object({ title: z.string(), text: z.string(), changes: sentences });
