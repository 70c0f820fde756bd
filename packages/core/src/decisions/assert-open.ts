import { EurekaError } from "@eureka/contracts/errors";
import { say } from "@eureka/contracts/words";
import type { Context } from "../operations/index.ts";
import { type DecisionRow, selectAnswers, selectMemberNames } from "./decisions.store.ts";

/** Throws for a decision that has ended: `decision.answered` says who answered, `decision.expired` and `decision.withdrawn` that nobody did. */
export async function assertOpen(context: Context, row: DecisionRow): Promise<void> {
  const { id, state } = row;
  if (state === "withdrawn") throw new EurekaError("decision.withdrawn", { id });
  if (state === "expired") throw new EurekaError("decision.expired", { id });
  // The job that ends it may come a moment late.
  if (state === "open" && row.expiresAt <= context.clock.now()) throw new EurekaError("decision.expired", { id });
  if (state === "open") return;
  const answers = await selectAnswers(context.transaction, [id]);
  const last = answers.findLast(({ counts }) => counts);
  const names = await selectMemberNames(context.transaction, last ? [last.memberId] : []);
  throw new EurekaError("decision.answered", {
    id,
    name: (last && names.get(last.memberId)) ?? say("member.gone"),
    verb: row.outcome?.verb ?? "",
    at: row.closedAt?.toISOString() ?? "",
  });
}
