import { type Draft, fullText } from "../draft.ts";
import type { Pipeline } from "../pipeline.ts";
import { createKeywordSimilarity, normalizeForRepetition } from "../text/similarity.ts";

export interface Novel {
  /** Numbered anew, at most as many as were asked for. */
  readonly drafts: readonly Draft[];
  readonly removed: number;
}

/**
 * Keeps an idea when no earlier one says the same: neither word for word nor with keywords that overlap by `request.novelty` or more.
 * With a novelty of 1 only repetitions are removed. Stops when enough are kept, so that `removed` counts what was looked at.
 */
export function removeDuplicates({ request, language, stages }: Pipeline, drafts: readonly Draft[]): Novel {
  const work = () => keepNovel(drafts, request.ideas, request.novelty, createKeywordSimilarity(language));
  return stages.compute("deduplicate", work, ({ drafts }) => drafts.length);
}

function keepNovel(
  drafts: readonly Draft[],
  wanted: number,
  novelty: number,
  similarity: ReturnType<typeof createKeywordSimilarity>,
): Novel {
  const seen = new Set<string>();
  const kept: { readonly draft: Draft; readonly prepared: ReadonlySet<string> }[] = [];
  let removed = 0;
  for (const draft of drafts) {
    if (kept.length >= wanted) break;
    const repetition = normalizeForRepetition(draft.text);
    const prepared = similarity.prepare(fullText(draft));
    const isKnown = kept.some((earlier) => novelty < 1 && similarity.compare(prepared, earlier.prepared) >= novelty);
    if (isKnown || seen.has(repetition)) {
      removed++;
      continue;
    }
    seen.add(repetition);
    kept.push({ draft, prepared });
  }
  return { drafts: kept.map(({ draft }, index) => ({ ...draft, number: index + 1 })), removed };
}
