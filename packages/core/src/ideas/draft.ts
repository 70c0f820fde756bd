import type { IdeaContent, MissingPart } from "@eureka/contracts/idea";
import type { QuoteSources } from "./text/find-quote.ts";

/** An idea before it has its rank. `number` counts from 1 in the order of finding; step keys are made of it. */
export interface Draft extends Omit<IdeaContent, "rank"> {
  readonly number: number;
}

/** An idea of which nothing is known but its text. */
export function makeDraft(facts: Pick<Draft, "number" | "title" | "text" | "lens" | "engine">): Draft {
  return {
    ...facts,
    critique: null,
    evaluation: null,
    advocacy: null,
    skepticism: null,
    inference: null,
    improvement: null,
    missing: [],
  };
}

/** Notes what an idea does not have, and why. */
export function withMissing(
  draft: Draft,
  reason: MissingPart["reason"],
  ...parts: readonly MissingPart["part"][]
): Draft {
  return { ...draft, missing: [...draft.missing, ...parts.map((part) => ({ part, reason }))] };
}

/** The whole text of an idea, as it is compared and quoted. */
export function fullText({ title, text }: Pick<Draft, "title" | "text">): string {
  return `${title}\n${text}`;
}

/** Where quotations about an idea may stand. */
export function sourcesOf(
  idea: Pick<Draft, "title" | "text">,
  { topic, context }: { readonly topic: string; readonly context: string },
): QuoteSources {
  return { idea: fullText(idea), context, topic };
}
