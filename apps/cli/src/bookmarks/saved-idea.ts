/** A saved idea as people list and search it, wherever it is kept. */
import { numberOf, type StoredBookmark } from "./bookmark-json.ts";

export interface SavedIdea {
  readonly id: string;
  /** The idea on the server; null where it is saved in a file. */
  readonly ideaId: string | null;
  readonly text: string;
  readonly topic: string;
  readonly context: string;
  readonly score: number | null;
  readonly tags: readonly string[];
  /** As it is stored: with a time zone from a server, without one from a file. */
  readonly savedAt: string;
  /** What JSON shows of it: the entry of the file, or the answer of the API. */
  readonly stored: unknown;
}

/** Reads an entry of either form of the file; what is not there or of another type is empty. */
export function readStored(id: string, entry: StoredBookmark): SavedIdea {
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  return {
    id,
    ideaId: null,
    text: text(entry.text),
    topic: text(entry.theme ?? entry.topic),
    context: text(entry.constraints ?? entry.context),
    score: numberOf(entry.score),
    tags: Array.isArray(entry.tags) ? entry.tags.filter((tag) => typeof tag === "string") : [],
    savedAt: text(entry.bookmarked_at),
    stored: entry,
  };
}

/** Whether words stand in its text, topic or context, in upper or lower case. */
export function mentions(idea: SavedIdea, words: string): boolean {
  const wanted = words.toLowerCase();
  return [idea.text, idea.topic, idea.context].some((text) => text.toLowerCase().includes(wanted));
}

/** Whether it carries one of the tags; without tags all do. */
export function hasTag(idea: SavedIdea, tags: readonly string[]): boolean {
  return tags.length === 0 || idea.tags.some((tag) => tags.includes(tag));
}
