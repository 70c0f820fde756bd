/** Who may answer a decision. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { hasRoleAt } from "../permissions/index.ts";
import type { DecisionRow } from "./decisions.store.ts";
import type { DecisionKind } from "./define-decision-kind.ts";
import { placesOf } from "./places-of.ts";

/** Whether the context's actor is among those who are asked; that he answered already does not matter here. */
export async function mayAnswer(
  context: Context,
  kind: Pick<DecisionKind, "proposerMayAnswer"> | undefined,
  decision: DecisionRow,
): Promise<boolean> {
  const { memberId, actor } = context.principal;
  // A member answers himself, or by a key whose scopes let it; an agent or a plugin never does, whomever it works for.
  if (!memberId || (actor.type !== "user" && actor.type !== "api_key") || !kind) return false;
  if (!kind.proposerMayAnswer && proposerOf(decision) === memberId) return false;
  if (decision.answererMemberIds.includes(memberId)) return true;
  return (
    decision.answererRole !== null &&
    (await hasRoleAt(context, context.principal, decision.answererRole, placesOf(decision)))
  );
}

/** The member who asked, himself or by a key. */
export function proposerOf({ proposedBy, onBehalfOf }: DecisionRow): Id<"member"> | null {
  return proposedBy?.type === "user" ? proposedBy.id : onBehalfOf;
}
