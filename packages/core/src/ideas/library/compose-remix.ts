/** What a remix asks for: the topic and context of ideas, with the ideas themselves as what to build on. */
import { ideaRunLimits } from "@eureka/contracts/idea-run";
import type { Id } from "@eureka/contracts/ids";
import { cutText } from "../text/clean-text.ts";

/** An idea that is taken up. */
export interface Parent {
  readonly id: Id<"idea">;
  readonly topic: string;
  readonly context: string;
  readonly title: string;
  readonly text: string;
  /** 1 to 10; null when nobody judged it. */
  readonly score: number | null;
}

/** What each of ten ideas may bring along, in UTF-16 units, so that room for a context is left. */
const longestParent = 1_200;

/** @param given what the caller wants other than the first parent has it */
export function composeRemix(
  parents: readonly [Parent, ...Parent[]],
  given: { readonly topic?: string | undefined; readonly context?: string | undefined },
): { readonly topic: string; readonly context: string } {
  const [first] = parents;
  const inspiration = ["Earlier ideas to build on:", ...parents.map(describeParent)].join("\n");
  const room = ideaRunLimits.context - inspiration.length - 2;
  const context = cutText((given.context ?? first.context).trim(), room);
  return { topic: given.topic ?? first.topic, context: [context, inspiration].filter((text) => text).join("\n\n") };
}

function describeParent({ title, text, score }: Parent): string {
  const judged = score === null ? "" : ` (scored ${Math.round(score * 10) / 10} of 10)`;
  return `- ${cutText(`${title}${judged}: ${text.replace(/\s+/g, " ")}`, longestParent)}`;
}
