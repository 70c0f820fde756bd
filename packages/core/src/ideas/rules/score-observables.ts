/** Scores what can be seen, and nothing else. */
import { type Dimension, type DimensionScore, dimensions } from "@eureka/contracts/evaluation";
import type { Language } from "../text/detect-language.ts";
import { findQuote, type PreparedSources } from "../text/find-quote.ts";
import type { Term } from "./extract-terms.ts";
import { type PatternName, patternTrait, type Trait } from "./pattern.ts";
import { type Reason, reasonsOf } from "./reasons.ts";
import type { Observation, Signal } from "./signals.ts";

interface Judgement {
  readonly dimension: Dimension;
  readonly score: number;
  readonly reason: Reason;
}

/** What an idea of the rules is, as far as a judgement goes by it. */
export interface JudgedIdea {
  readonly pattern: PatternName;
  readonly terms: readonly Term[];
}

/**
 * What a sign says about an idea. Money, a date and a size are facts about the whole undertaking; a resource, people and a danger say
 * something only about an idea that takes them up.
 */
const judge: Readonly<
  Record<Signal, (trait: Trait, observation: Observation, terms: readonly Term[]) => Judgement | null>
> = {
  resource: ({ nature }, { clause }, terms) =>
    nature === "reuses" && mentions(clause, terms)
      ? { dimension: "feasibility", score: 7, reason: "is there already" }
      : null,
  cost({ spending }) {
    if (spending === null) return null;
    return spending === "saves"
      ? { dimension: "costEffectiveness", score: 7, reason: "saves where costs are named" }
      : { dimension: "costEffectiveness", score: 4, reason: "spends where costs are named" };
  },
  people: (_, { match }, terms) =>
    mentions(match, terms) ? { dimension: "impact", score: 7, reason: "concerns many" } : null,
  time({ pace }) {
    if (pace === null) return null;
    return pace === "quick"
      ? { dimension: "timeline", score: 8, reason: "ready before the date" }
      : { dimension: "timeline", score: 4, reason: "slow beside the date" };
  },
  danger: (_, { clause }, terms) =>
    mentions(clause, terms) ? { dimension: "risk", score: 4, reason: "danger is named" } : null,
  size: ({ nature }) =>
    nature === "scales" ? { dimension: "scalability", score: 7, reason: "does not grow with the number" } : null,
};

const nothing: DimensionScore = { score: null, reason: null, evidence: [], flagged: false };

/**
 * The scores of an idea as far as something observed supports them; each carries its clause as evidence. Innovation has none, because
 * nothing in a text shows it. Gives null when nothing that was observed concerns the idea.
 */
export function scoreObservables(
  { pattern, terms }: JudgedIdea,
  observations: readonly Observation[],
  { sources, language }: { readonly sources: PreparedSources; readonly language: Language },
): Record<Dimension, DimensionScore> | null {
  const scores = Object.fromEntries(dimensions.map((name) => [name, nothing])) as Record<Dimension, DimensionScore>;
  const reasons = reasonsOf(language);
  for (const observation of observations) {
    const judgement = judge[observation.signal](patternTrait(pattern), observation, terms);
    // The first sign of a kind decides: the topic stands before the context.
    if (!judgement || scores[judgement.dimension].score !== null) continue;
    const evidence = findQuote(observation.clause, sources);
    if (!evidence || evidence.source === "none") continue;
    const { dimension, score, reason } = judgement;
    scores[dimension] = { score, reason: reasons[reason], evidence: [evidence], flagged: false };
  }
  return Object.values(scores).some(({ score }) => score !== null) ? scores : null;
}

function mentions(text: string, terms: readonly Term[]): boolean {
  const lower = text.normalize("NFKC").toLowerCase();
  return terms.some(({ key }) => lower.includes(key));
}
