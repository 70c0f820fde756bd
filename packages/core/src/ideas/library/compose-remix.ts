/** What a remix asks for: the topic and context of ideas, with the ideas themselves as what to build on. */
import { ideaRunLimits } from "@eureka/contracts/idea-run";
import type { Id } from "@eureka/contracts/ids";
import { cutText } from "../../models/local.ts";

/** What is taken up of an idea. */
export interface RemixSource {
  readonly topic: string;
  readonly context: string;
  /** Null where the text says it all. */
  readonly title: string | null;
  readonly text: string;
  /** 1 to 10; null when nobody judged it. */
  readonly score: number | null;
}

export interface Parent extends RemixSource {
  readonly id: Id<"idea">;
}

/** What each of ten ideas may bring along, in UTF-16 units, so that room for a context is left. */
const longestParent = 1_200;

/** @param given what the caller wants other than the first parent has it */
export function composeRemix(
  parents: readonly [RemixSource, ...RemixSource[]],
  given: { readonly topic?: string | undefined; readonly context?: string | undefined },
): { readonly topic: string; readonly context: string } {
  const [first] = parents;
  const inspiration = ["Earlier ideas to build on:", ...parents.map(describeParent)].join("\n");
  const room = ideaRunLimits.context - inspiration.length - 2;
  const context = cutText((given.context ?? first.context).trim(), room);
  return { topic: given.topic ?? first.topic, context: [context, inspiration].filter((text) => text).join("\n\n") };
}

function describeParent({ title, text, score }: RemixSource): string {
  const judged = score === null ? null : `(scored ${Math.round(score * 10) / 10} of 10)`;
  const heading = [title, judged].filter((part) => part !== null).join(" ");
  return `- ${cutText([...(heading ? [heading] : []), text.replace(/\s+/g, " ")].join(": "), longestParent)}`;
}
