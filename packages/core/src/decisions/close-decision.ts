/** The end of a decision: the one place at which it stops being open. */
import type { Decision } from "@eureka/contracts/decision";
import type { Context } from "../operations/index.ts";
import { type DecisionRow, updateDecision } from "./decisions.store.ts";

export type DecisionEnd =
  | { readonly state: "answered"; readonly outcome: NonNullable<Decision["outcome"]> }
  | { readonly state: "expired" }
  | { readonly state: "withdrawn" };

/** Closes a decision that the transaction has locked. */
export async function closeDecision(context: Context, row: DecisionRow, end: DecisionEnd): Promise<DecisionRow> {
  const closed = await updateDecision(context.transaction, row.id, {
    state: end.state,
    outcome: end.state === "answered" ? end.outcome : null,
    remindAt: null,
    closedAt: context.clock.now(),
  });
  context.emit({
    type: `decision.${end.state}`,
    subject: { type: "decision", id: row.id },
    workspaceId: row.workspaceId,
    changes: { state: { from: row.state, to: end.state } },
    data: end.state === "answered" ? { kind: row.kind, verb: end.outcome.verb } : { kind: row.kind },
  });
  return closed;
}
