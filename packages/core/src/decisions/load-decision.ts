/** Decisions as targets of operations. */
import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context, Target } from "../operations/index.ts";
import { type DecisionRow, selectDecision } from "./decisions.store.ts";
import { placesOf } from "./places-of.ts";

export interface DecisionTarget extends Target {
  readonly row: DecisionRow;
}

/** Loads a decision, locked against other answers when `lock` is set. Throws `decision.not_found`. */
export async function loadDecision(
  context: Context,
  id: Id<"decision">,
  options: { readonly lock: boolean } = { lock: false },
): Promise<DecisionTarget> {
  const row = await selectDecision(context.transaction, id, options);
  if (!row) throw notFound("decision", id);
  return { noun: "decision", id, scopes: placesOf(row), version: row.version, row };
}
