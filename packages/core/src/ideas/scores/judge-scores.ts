import {
  type Dimension,
  type DimensionScore,
  dimensions,
  type Evaluation,
  type Evidence,
  type Weights,
} from "@eureka/contracts/evaluation";
import { cleanText } from "../../models/local.ts";
import { findQuote, type PreparedSources, prepareSources, type QuoteSources } from "../text/find-quote.ts";
import { computeEvaluation } from "./compute-evaluation.ts";

const longestReason = 2_000;
const mostQuotes = 10;

/** A dimension as a model judged it. */
export interface GivenScore {
  readonly reason: string;
  readonly quotes: readonly string[];
  readonly score: number | null;
}

export type GivenScores = Readonly<Record<Dimension, GivenScore>>;

/** Makes an evaluation of a model's scores: each quotation is looked up, and all numbers beyond the scores are computed here. */
export function judgeScores(given: GivenScores, sources: QuoteSources, weights: Weights): Evaluation {
  const prepared = prepareSources(sources);
  const scores = Object.fromEntries(dimensions.map((name) => [name, checkScore(given[name], prepared)]));
  return computeEvaluation("model", scores as Record<Dimension, DimensionScore>, weights);
}

function checkScore({ reason, quotes, score }: GivenScore, sources: PreparedSources): DimensionScore {
  const evidence = quotes
    .slice(0, mostQuotes)
    .map((quote) => findQuote(quote, sources))
    .filter((found): found is Evidence => found !== null);
  const isSupported = evidence.some(({ source }) => source !== "none");
  return { score, reason: cleanText(reason, longestReason) || null, evidence, flagged: score !== null && !isSupported };
}
