import { diffWordsWithSpace } from "diff";

/** A piece of a text, and whether the other text has it too. */
export interface Piece {
  readonly text: string;
  readonly isChanged: boolean;
}

export interface TextDifference {
  readonly before: readonly Piece[];
  readonly after: readonly Piece[];
  /** Hardly anything stayed: marks on every word would only disturb. */
  readonly isRewritten: boolean;
}

/** Milliseconds after which two texts count as rewritten. */
const patience = 200;
/** A smaller part of the words than this in common is another text. */
const leastCommon = 0.25;

/** What two versions of a text have in common, word by word. */
export function compareTexts(before: string, after: string): TextDifference {
  const changes = diffWordsWithSpace(before, after, { timeout: patience });
  const kept = (changes ?? []).reduce(
    (sum, { added, removed, value }) => sum + (added || removed ? 0 : value.trim().length),
    0,
  );
  const isRewritten = before !== after && kept < leastCommon * Math.min(before.length, after.length);
  if (!changes || isRewritten) {
    return { before: [{ text: before, isChanged: false }], after: [{ text: after, isChanged: false }], isRewritten };
  }
  return {
    before: changes
      .filter(({ added }) => !added)
      .map(({ value, removed }) => ({ text: value, isChanged: Boolean(removed) })),
    after: changes
      .filter(({ removed }) => !removed)
      .map(({ value, added }) => ({ text: value, isChanged: Boolean(added) })),
    isRewritten,
  };
}
