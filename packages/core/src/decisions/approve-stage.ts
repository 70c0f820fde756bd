/** The pipeline's stage `approve`: a call that needs people's consent becomes a decision. */
import type { ApproveStage } from "../operations/index.ts";
import type { DecisionKinds } from "./kinds.ts";
import { openDecision } from "./open-decision.ts";
import type { OperationApproval } from "./operation-approval.ts";
import { viewDecision } from "./view-decisions.ts";

export function createApproveStage(kinds: DecisionKinds, approval: OperationApproval): ApproveStage {
  return {
    async hold(context, { call, ...question }) {
      const row = await openDecision(context, approval, {
        ...question,
        payload: { operation: call.operation, input: { ...call.input } },
      });
      return viewDecision(context, kinds, row);
    },
  };
}
