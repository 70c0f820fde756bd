/** What is said about a decision: pure, so that each case can be tried. */
import type { Input, Output } from "@eureka/sdk";

export type Decision = Output<"decision.get">;
export type EditableField = Decision["fields"][number];
export type Answer = Input<"decision.answer">;
export type AnswerVerb = Answer["verb"];
/** New values by the names of fields. */
export type Edits = Readonly<Record<string, string | null>>;

export function isAskedBy({ proposedBy }: Pick<Decision, "proposedBy">, memberId: string | undefined): boolean {
  return proposedBy?.type === "user" && proposedBy.id === memberId;
}

/** How many agree by now: to the proposal, or to the option that most chose. */
export function agreedCount({ answers }: Pick<Decision, "answers">): number {
  const votes = new Map<string, number>();
  for (const { verb, choice, counts } of answers) {
    if (!counts || verb === "reject") continue;
    const what = verb === "choose" ? `option ${choice ?? ""}` : "proposal";
    votes.set(what, (votes.get(what) ?? 0) + 1);
  }
  return Math.max(0, ...votes.values());
}

export type Consequence =
  | { readonly kind: "done" | "rejected" | "edited" | "editedAnew" | "chosen" }
  | { readonly kind: "oneOf" | "oneVote"; readonly count: number };

/** What follows from an answer. */
export function consequenceOf(
  decision: Pick<Decision, "answers" | "answerers">,
  verb: AnswerVerb,
  choice?: string,
): Consequence {
  const { answerers, answers } = decision;
  if (verb === "reject") return { kind: "rejected" };
  const agreeing = answers.filter(({ counts, verb: other }) => counts && other !== "reject");
  if (verb === "edit") {
    // What others agreed to is not what is proposed any more.
    if (answerers.quorum > 1)
      return agreeing.length > 0 ? { kind: "editedAnew" } : { kind: "oneOf", count: answerers.quorum - 1 };
    return { kind: "edited" };
  }
  if (verb === "choose") {
    const missing = answerers.quorum - agreeing.filter((answer) => answer.choice === choice).length - 1;
    return missing > 0 ? { kind: "oneVote", count: missing } : { kind: "chosen" };
  }
  const missing = answerers.quorum - agreeing.length - 1;
  return missing > 0 ? { kind: "oneOf", count: missing } : { kind: "done" };
}

/** Fields whose value differs from what is proposed. */
export function changedFields(fields: readonly EditableField[], values: Edits): Record<string, string | null> {
  return Object.fromEntries(
    fields.flatMap(({ name, value }) => {
      const next = values[name] === undefined ? value : values[name];
      return (next || null) === (value || null) ? [] : [[name, next || null]];
    }),
  );
}

/** Required fields in which nothing would stand. */
export function emptyFields(fields: readonly EditableField[], values: Edits): string[] {
  return fields
    .filter(({ name, required, value }) => required && !(values[name] === undefined ? value : values[name])?.trim())
    .map(({ name }) => name);
}

export interface Made {
  readonly name: string;
  /** The address of its page; null where there is none. */
  readonly address: string | null;
}

/** What came of a decision, as far as it has a name. */
export function madeBy(outcome: Decision["outcome"]): Made | null {
  const { result } = outcome ?? {};
  if (typeof result !== "object" || result === null) return null;
  const { id, key, title, name } = result as Readonly<Record<string, unknown>>;
  const words = [key, title ?? name].filter((part) => typeof part === "string").join(" ");
  if (words === "") return null;
  const isItem = typeof id === "string" && id.startsWith("wit_");
  return { name: words, address: isItem ? `/items/${id}` : null };
}

export const shows = ["mine", "asked", "all", "closed", "mentions"] as const;
export type Show = (typeof shows)[number];

/** What the address asks to be shown; what waits for me unless it says so. */
export function readShow(value: string | null): Show {
  return shows.find((show) => show === value) ?? "mine";
}
