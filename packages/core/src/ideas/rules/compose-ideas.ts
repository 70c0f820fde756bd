/** Fills the patterns with the terms of a topic and its context. */
import type { Dimension, DimensionScore } from "@eureka/contracts/evaluation";
import type { IdeaRequest } from "@eureka/contracts/idea-run";
import { fullText, sourcesOf } from "../draft.ts";
import { detectLanguage, type Language } from "../text/detect-language.ts";
import { prepareSources } from "../text/find-quote.ts";
import { createKeywordSimilarity } from "../text/similarity.ts";
import { chooseTerms } from "./choose-terms.ts";
import { extractTerms, type Term } from "./extract-terms.ts";
import { hashText } from "./hash-text.ts";
import { type PatternName, type PatternText, type PatternTexts, patterns } from "./pattern.ts";
import { german } from "./patterns/de.ts";
import { english } from "./patterns/en.ts";
import { spanish } from "./patterns/es.ts";
import { french } from "./patterns/fr.ts";
import { scoreObservables } from "./score-observables.ts";
import { observe } from "./signals.ts";
import { splitClauses } from "./split-clauses.ts";

export interface ComposedIdea {
  readonly pattern: PatternName;
  readonly title: string;
  readonly text: string;
  /** What of it was observed; null for nothing. */
  readonly scores: Readonly<Record<Dimension, DimensionScore>> | null;
}

const texts: Partial<Record<Language, PatternTexts>> = { en: english, de: german, fr: french, es: spanish };

/** What stands below an idea whose sentences are in another language than its topic. */
const label = "(In English: the rules have no sentences in the language of this topic.)";

/** With few terms, many ideas would be one idea in many clothes. */
const ideasPerTerm = 5;
/** Two ideas of one run have at most so much in common. */
const mostAlike = 0.5;

/**
 * Makes at most `request.ideas` ideas, each of another pattern and with two terms of the topic or the context (one, where there is only
 * one). The same request always gives the same ideas. Fewer, or none, where the words do not suffice: a topic of pictures or of function
 * words alone has nothing to fill a pattern with.
 */
export function composeIdeas(request: Pick<IdeaRequest, "topic" | "context" | "ideas">): ComposedIdea[] {
  const { topic, context } = request;
  const language = detectTopicLanguage(topic, context);
  const terms = extractTerms(topic, context, language);
  const observations = observe(splitClauses(`${topic}\n${context}`), language);
  const candidates = orderPatterns(topic, context).flatMap((pattern, index) => {
    const chosen = chooseTerms(terms, pattern, index, observations);
    if (chosen.length === 0) return [];
    const idea = fillPattern(pattern, chosen, language);
    const facts = { sources: prepareSources(sourcesOf(idea, request)), language };
    return [{ ...idea, scores: scoreObservables({ pattern, terms: chosen }, observations, facts) }];
  });
  // What builds on something that was observed comes first.
  const observed = candidates.filter(({ scores }) => scores !== null);
  const others = candidates.filter(({ scores }) => scores === null);
  const most = Math.min(request.ideas, terms.length * ideasPerTerm);
  return keepDifferent([...observed, ...others], most, language);
}

/** The context helps where the topic is a word or two. */
function detectTopicLanguage(topic: string, context: string): Language {
  const language = detectLanguage(topic);
  const isShort = topic.trim().split(/\s+/).length < 4;
  const isLatin = language.length === 2 && /\p{Script=Latin}/u.test(topic);
  return (language === "unknown" || (isShort && isLatin)) && context
    ? detectLanguage(`${topic}\n${context}`)
    : language;
}

/** Another order for every topic, so that not all begin with the same pattern. */
function orderPatterns(topic: string, context: string): PatternName[] {
  const names = Object.keys(patterns) as PatternName[];
  const order = new Map(names.map((name) => [name, hashText(`${name}\n${topic}\n${context}`)]));
  return names.toSorted((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
}

function fillPattern(pattern: PatternName, [first, second]: readonly Term[], language: Language) {
  const { title, core, link }: PatternText = (texts[language] ?? english)[pattern];
  const fill = (text: string): string =>
    text.replace(/\{([ab])\}/g, (_, place: string) => (place === "a" ? first?.text : second?.text) ?? "");
  const sentences = [core, ...(second ? [link] : [])].map(fill).join(" ");
  return { pattern, title: fill(title), text: texts[language] ? sentences : `${sentences}\n${label}` };
}

function keepDifferent(candidates: readonly ComposedIdea[], most: number, language: Language): ComposedIdea[] {
  const similarity = createKeywordSimilarity(texts[language] ? language : "en");
  const kept: { readonly idea: ComposedIdea; readonly prepared: ReadonlySet<string> }[] = [];
  for (const idea of candidates) {
    if (kept.length >= most) break;
    const prepared = similarity.prepare(fullText(idea));
    if (kept.every((earlier) => similarity.compare(prepared, earlier.prepared) <= mostAlike))
      kept.push({ idea, prepared });
  }
  return kept.map(({ idea }) => idea);
}
