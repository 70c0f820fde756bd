/** What two texts have in common, counted by their words: how far a prompt is from another can be seen without judging it. Pure. */

export interface SharedWords {
  /** Words that stand in both, the longest first. */
  readonly common: readonly string[];
  /** Which part of each text's words is not in the other, from 0 to 1; null for a text without words. */
  readonly own: readonly [number | null, number | null];
}

/** Shorter ones are mostly articles and the like. */
const wordShape = /\p{L}{4,}/gu;

export function compareWords(one: string, other: string): SharedWords {
  const [first, second] = [wordsOf(one), wordsOf(other)];
  const common = [...first].filter((word) => second.has(word));
  const own = (words: ReadonlySet<string>) => (words.size === 0 ? null : (words.size - common.length) / words.size);
  return {
    common: common.toSorted((left, right) => right.length - left.length || left.localeCompare(right)),
    own: [own(first), own(second)],
  };
}

function wordsOf(text: string): Set<string> {
  return new Set(text.normalize("NFKC").toLowerCase().match(wordShape) ?? []);
}
