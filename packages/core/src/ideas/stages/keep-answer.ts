/** Cleans and cuts what models answered. */
import type { Dimension } from "@eureka/contracts/evaluation";
import { type Advocacy, type Inference, ideaLimits, type Skepticism } from "@eureka/contracts/idea";
import type { z } from "zod";
import { cleanLine, cleanLines, cleanText, cutText } from "../../models/local.ts";
import type { GivenScore, GivenScores } from "../scores/judge-scores.ts";
import type { advocatedSchema, doubtedSchema, improvedSchema, inferredSchema, judgedSchema } from "./answer-schemas.ts";

const longestReason = 2_000;
const mostQuotes = 10;
/** Longer than what is shown of a quotation, so that it is looked up before it is cut. */
const longestQuote = 4_000;
/** How much of a text becomes its title where none was given. */
const titleFromText = 80;

/** Null for an idea without text. */
export function keepIdea({ title, text }: { readonly title: string; readonly text: string }) {
  const cleaned = cleanText(text, ideaLimits.text);
  const name = cleanLine(title, ideaLimits.title);
  if (!cleaned) return null;
  return { title: name || cutText(cleanLine(cleaned, ideaLimits.title), titleFromText), text: cleaned };
}

function keepPoints(points: readonly string[]): string[] {
  return cleanLines(points, ideaLimits.points, ideaLimits.point);
}

export function keepScores(given: GivenScores): GivenScores {
  const kept = Object.entries(given).map(([name, { reason, quotes, score }]): [string, GivenScore] => [
    name,
    {
      reason: cleanText(reason, longestReason),
      quotes: quotes
        .slice(0, mostQuotes)
        .map((quote) => quote.slice(0, longestQuote).toWellFormed().replaceAll("\0", "")),
      score,
    },
  ]);
  return Object.fromEntries(kept) as Record<Dimension, GivenScore>;
}

export function keepJudgement({ scores, critique }: z.infer<typeof judgedSchema>) {
  return { scores: keepScores(scores), critique: cleanText(critique, ideaLimits.text) || null };
}

export function keepAdvocacy(given: z.infer<typeof advocatedSchema>): Advocacy {
  return {
    strengths: keepPoints(given.strengths),
    opportunities: keepPoints(given.opportunities),
    answers: keepPoints(given.answers),
  };
}

export function keepSkepticism(given: z.infer<typeof doubtedSchema>): Skepticism {
  return {
    flaws: keepPoints(given.flaws),
    risks: keepPoints(given.risks),
    assumptions: keepPoints(given.assumptions),
    missing: keepPoints(given.missing),
  };
}

export function keepInference(given: z.infer<typeof inferredSchema>): Inference {
  return {
    chain: keepPoints(given.chain),
    conclusion: cleanText(given.conclusion, ideaLimits.point),
    contradictions: keepPoints(given.contradictions),
    implications: keepPoints(given.implications),
    confidence: given.confidence,
  };
}

/** Null for an improvement without text. */
export function keepImprovement({ title, text, changes }: z.infer<typeof improvedSchema>) {
  const idea = keepIdea({ title, text });
  return idea && { ...idea, changes: keepPoints(changes) };
}
