import type { Language } from "./detect-language.ts";
import { keywordsOf } from "./keywords.ts";

/** Tells how much alike texts are. Today by their keywords; embeddings can take its place. */
export interface SimilarityMeasure<Prepared> {
  /** Reads a text once, for many comparisons. */
  prepare(text: string): Prepared;
  /** From 0 (nothing in common) to 1. */
  compare(one: Prepared, other: Prepared): number;
}

/** The Jaccard index of the sets of keywords: what both have, through what either has. Texts without keywords have nothing in common. */
export function createKeywordSimilarity(language: Language): SimilarityMeasure<ReadonlySet<string>> {
  return {
    prepare: (text) => keywordsOf(text, language),
    compare(one, other) {
      let common = 0;
      for (const word of one) if (other.has(word)) common++;
      const all = one.size + other.size - common;
      return all === 0 ? 0 : common / all;
    },
  };
}

/** The text without what makes no difference to a reader: case, punctuation and white space. */
export function normalizeForRepetition(text: string): string {
  const folded = text.normalize("NFKC").toLowerCase();
  // A text of signs alone is its signs.
  return folded.replace(/[\p{P}\p{S}\s]+/gu, " ").trim() || folded.trim();
}
