/** How like two ideas are by their words, with the numbers of the earlier system. */
import type { DuplicateWarning } from "@eureka/contracts/bookmark";
import { detectLanguage } from "../text/detect-language.ts";
import { keywordsOf } from "../text/keywords.ts";

export interface ReadText {
  /** UTF-16 units of title and text. */
  readonly length: number;
  readonly keywords: ReadonlySet<string>;
  readonly topicKeywords: ReadonlySet<string>;
}

/** Reads an idea once, for many comparisons. */
export function readText(idea: { readonly title: string; readonly text: string; readonly topic: string }): ReadText {
  const text = `${idea.title}\n${idea.text}`;
  const language = detectLanguage(text);
  return {
    length: idea.title.length + idea.text.length,
    keywords: keywordsOf(text, language),
    topicKeywords: keywordsOf(idea.topic, detectLanguage(idea.topic)),
  };
}

/**
 * From 0 to 1: .6 (.8 Jaccard of the keywords + .2 ratio of the lengths) + .4 overlap of the keywords, the common ones through those
 * of the poorer text, + .1 Jaccard of the topics' keywords, at most 1. Texts without a common keyword have nothing in common.
 */
export function compareTexts(one: ReadText, other: ReadText): number {
  const common = countCommon(one.keywords, other.keywords);
  if (common === 0) return 0;
  const jaccard = common / (one.keywords.size + other.keywords.size - common);
  const lengths = Math.min(one.length, other.length) / Math.max(one.length, other.length);
  const overlap = common / Math.min(one.keywords.size, other.keywords.size);
  const commonTopic = countCommon(one.topicKeywords, other.topicKeywords);
  const topics = commonTopic / Math.max(1, one.topicKeywords.size + other.topicKeywords.size - commonTopic);
  return Math.min(1, 0.6 * (0.8 * jaccard + 0.2 * lengths) + 0.4 * overlap + 0.1 * topics);
}

const levels = [
  ["block", 0.95],
  ["warn", 0.8],
  ["notice", 0.6],
] as const satisfies readonly (readonly [DuplicateWarning["level"], number])[];

/** What a similarity calls for; null when the texts are different enough. */
export function warningLevel(similarity: number): DuplicateWarning["level"] | null {
  return levels.find(([, least]) => similarity >= least)?.[0] ?? null;
}

function countCommon(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const word of one) if (other.has(word)) common++;
  return common;
}
