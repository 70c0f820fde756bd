import { type IdeaContent, rankingScore } from "@eureka/contracts/idea";
import type { Draft } from "../draft.ts";
import type { StageBook } from "../stage-book.ts";

/** Best first; ideas without a score come last. Equal ones stay as they were, those with more judged dimensions first. */
export function orderByScore(drafts: readonly Draft[]): Draft[] {
  return drafts.toSorted((one, other) => {
    const [first, second] = [rankingScore(one), rankingScore(other)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return second - first || (other.evaluation?.judged ?? 0) - (one.evaluation?.judged ?? 0);
  });
}

/** Gives every idea its rank, by the score after the improvement where there is one. */
export function rankIdeas(stages: StageBook, drafts: readonly Draft[]): IdeaContent[] {
  const work = () => orderByScore(drafts).map(({ number: _, ...content }, index) => ({ ...content, rank: index + 1 }));
  return stages.compute("rank", work, (ideas) => ideas.length);
}
