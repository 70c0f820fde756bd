/** Finds what somebody saved that is like an idea. Today by keywords; embeddings can take its place. */
import type { DuplicateWarning } from "@eureka/contracts/bookmark";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { type ComparedRow, selectComparable } from "./bookmarks.store.ts";
import { compareTexts, readText, warningLevel } from "./compare-texts.ts";

export interface ComparedIdea {
  readonly title: string;
  readonly text: string;
  readonly topic: string;
  /** The idea itself is no duplicate of itself. */
  readonly ideaId?: Id<"idea">;
}

export interface SimilarIdeas {
  /** A member's own bookmarks that are like it, the likest first. */
  find(
    context: Context,
    memberId: Id<"member">,
    idea: ComparedIdea,
    options?: { readonly limit?: number },
  ): Promise<DuplicateWarning[]>;
}

/** So many of somebody's bookmarks with a common keyword are compared, the newest first. */
const mostCompared = 1_000;

export const similarByKeywords: SimilarIdeas = {
  async find(context, ownerMemberId, idea, { limit = 20 } = {}) {
    const wanted = readText(idea);
    const rows = await selectComparable(context.transaction, {
      ownerMemberId,
      keywords: [...wanted.keywords],
      limit: mostCompared,
    });
    return rows
      .filter((row) => row.ideaId !== idea.ideaId)
      .flatMap((row) => warn(row, compareTexts(wanted, fromRow(row))))
      .sort((one, other) => other.similarity - one.similarity)
      .slice(0, limit);
  },
};

function fromRow({ title, text, keywords, topicKeywords }: ComparedRow) {
  return {
    length: title.length + text.length,
    keywords: new Set(keywords),
    topicKeywords: new Set(topicKeywords),
  };
}

function warn({ id, title }: ComparedRow, similarity: number): DuplicateWarning[] {
  const level = warningLevel(similarity);
  return level ? [{ level, similarity: Math.round(similarity * 1000) / 1000, bookmarkId: id, title }] : [];
}
