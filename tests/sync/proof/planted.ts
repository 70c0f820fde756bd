/** The words that a story planted, and what became of them: a word may be gone only because of a later edit, or by a rule. */

export interface PlantedWord {
  readonly word: string;
  readonly where: "title" | "body" | "entry" | "comment" | "attachment";
  /** Who saw it and wrote something else instead, or deleted what it stood on; null as long as nobody did. */
  removedBy: string | null;
}

export interface Planted {
  readonly words: Map<string, PlantedWord>;
  plant(where: PlantedWord["where"]): string;
  /** All words in what somebody replaces or deletes. */
  remove(text: string, reason: string): void;
}

const pattern = /\bw\d+x\b/g;

export const wordsIn = (text: string): string[] => text.match(pattern) ?? [];

export function createPlanted(): Planted {
  const words = new Map<string, PlantedWord>();
  return {
    words,
    plant(where) {
      // Words that are no part of one another.
      const word = `w${words.size + 1}x`;
      words.set(word, { word, where, removedBy: null });
      return word;
    },
    remove(text, reason) {
      for (const word of wordsIn(text)) {
        const known = words.get(word);
        if (known) known.removedBy ??= reason;
      }
    },
  };
}
