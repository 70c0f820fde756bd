/** What the screens read out of an idea. */
import type { Dimension } from "@eureka/contracts/evaluation";
import { dimensions } from "./tables.ts";
import type { Evaluation, Idea } from "./types.ts";

/** A polygon needs three corners. */
const leastCorners = 3;

/** The judgement that ranks: of the improved text where there is one. */
export function judgedOf({ evaluation, improvement }: Pick<Idea, "evaluation" | "improvement">): Evaluation | null {
  return improvement?.evaluation ?? evaluation;
}

/** The version that people go on with. */
export function shownOf({ title, text, improvement }: Pick<Idea, "title" | "text" | "improvement">) {
  return { title: improvement?.title ?? title, text: improvement?.text ?? text };
}

export function canDrawRadar(evaluation: Evaluation | null): evaluation is Evaluation {
  return evaluation !== null && evaluation.judged >= leastCorners;
}

/** Why it stands where it stands, in one line: the critic's word, else the reason of its best score. Null when nobody judged. */
export function reasonOf(idea: Pick<Idea, "critique" | "evaluation" | "improvement">): string | null {
  const judged = judgedOf(idea);
  return idea.critique ?? (judged && strongestReason(judged));
}

function strongestReason({ scores }: Evaluation): string | null {
  const best = dimensions.reduce<Dimension | null>(
    (found, name) => ((scores[name].score ?? 0) > (found ? (scores[found].score ?? 0) : 0) ? name : found),
    null,
  );
  return best && scores[best].reason;
}

/** What is not there although it was asked for, by why. */
export function missingOf({ missing }: Pick<Idea, "missing">): Idea["missing"] {
  return missing.filter(({ reason }) => reason !== "not_asked");
}

/** "#ide_..." opens that idea on the page of its run. */
export function ideaAnchor(id: string): string {
  return `#${id}`;
}
