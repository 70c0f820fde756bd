/** The kind of decision by which people agree to an operation: it runs as whoever asked for it, with the rights of then. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import { z } from "zod";
import { becauseOf, type Context, fillInput, type OperationDescription, type Principal } from "../operations/index.ts";
import type { DecisionRow } from "./decisions.store.ts";
import { type DecisionKind, defineDecisionKind } from "./define-decision-kind.ts";
import { proposerOf } from "./may-answer.ts";

/** The rights that a member has now; null for one who may not sign in any more. */
export type FindPrincipal = (context: Context, memberId: Id<"member">) => Promise<Principal | null>;

export const operationApprovalKind = "operation_approval";
const payload = z.strictObject({ operation: z.string(), input: z.record(z.string(), z.unknown()) });

export type OperationApproval = DecisionKind<z.output<typeof payload>>;

export function createOperationApproval(findPrincipal: FindPrincipal): OperationApproval {
  return defineDecisionKind({
    kind: operationApprovalKind,
    payload,
    verbs: ["approve", "reject", "edit"],
    proposerMayAnswer: false,
    async carryOut(context, decision, { operation: name, input }, { edits }) {
      const operation = context.application.operations.get(name);
      if (!operation) throw new EurekaError("operation.unknown", { name });
      const principal = guestOf(decision, operation) ?? (await findProposer(context, decision, findPrincipal));
      const call = { operation: name, input: overlay(operation, input, edits), principal, approved: true };
      const agreed = becauseOf(context, { kind: "decision", decisionId: decision.id });
      return (await context.application.runWithin(agreed, call)).output;
    },
  });
}

/** A key that asked stands beside its member in the audit record of what it asked for. */
async function findProposer(context: Context, decision: DecisionRow, findPrincipal: FindPrincipal): Promise<Principal> {
  const memberId = proposerOf(decision);
  const principal = memberId && (await findPrincipal(context, memberId));
  if (!principal) throw new EurekaError("decision.proposer_gone");
  return { ...principal, actor: decision.proposedBy ?? principal.actor };
}

/**
 * Somebody who is no member asked, as a guest of a channel: those who agree stand for him, so that he has the right to what they agreed
 * to, and to nothing else.
 */
function guestOf(decision: DecisionRow, { permission }: OperationDescription): Principal | null {
  const { proposedBy, onBehalfOf, organizationId, workspaceId, boardId } = decision;
  if (proposedBy?.type !== "external" || onBehalfOf || permission === "public" || permission === "authenticated")
    return null;
  return {
    organizationId,
    actor: proposedBy,
    memberId: null,
    userId: null,
    sessionId: null,
    grants: [
      boardId
        ? { scope: "board", boardId, workspaceId, role: "user" }
        : { scope: "workspace", workspaceId, role: "user" },
    ],
    keyScopes: [permission],
  };
}

function overlay(
  operation: OperationDescription,
  input: Readonly<Record<string, unknown>>,
  edits: Readonly<Record<string, string | null>>,
): Readonly<Record<string, unknown>> {
  return Object.keys(edits).length > 0 ? fillInput(operation, input, edits) : input;
}
