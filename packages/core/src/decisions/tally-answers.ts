/** Counts answers: pure, so that every order of answers can be tried. */
import type { AnswerVerb } from "@eureka/contracts/decision";

export interface CountedAnswer {
  readonly verb: AnswerVerb;
  readonly choice: string | null;
  /** An edit makes earlier answers agree to something else. */
  readonly counts: boolean;
}

export type Tally =
  | { readonly kind: "open" }
  | { readonly kind: "closed"; readonly verb: "approve" | "reject"; readonly choice: null }
  | { readonly kind: "closed"; readonly verb: "choose"; readonly choice: string };

/** One rejection ends it; else it ends once `quorum` members approve the same thing, or choose the same option. */
export function tallyAnswers(answers: readonly CountedAnswer[], quorum: number): Tally {
  const counted = answers.filter((answer) => answer.counts);
  if (counted.some(({ verb }) => verb === "reject")) return { kind: "closed", verb: "reject", choice: null };
  const approvals = counted.filter(({ verb }) => verb === "approve" || verb === "edit").length;
  if (approvals >= quorum) return { kind: "closed", verb: "approve", choice: null };
  const votes = new Map<string, number>();
  for (const { verb, choice } of counted) {
    if (verb !== "choose" || choice === null) continue;
    const count = (votes.get(choice) ?? 0) + 1;
    if (count >= quorum) return { kind: "closed", verb: "choose", choice };
    votes.set(choice, count);
  }
  return { kind: "open" };
}
