/** The module `decisions`. */
import { defineModule, type Module } from "../operations/index.ts";
import { createAnswerDecision } from "./answer-decision.ts";
import { createApproveStage } from "./approve-stage.ts";
import { expireDecision, remindOfDecision } from "./decision-jobs.ts";
import type { AnyDecisionKind } from "./define-decision-kind.ts";
import { createDelegateDecision } from "./delegate-decision.ts";
import { createGetDecision } from "./get-decision.ts";
import { createKinds } from "./kinds.ts";
import { createListDecisions } from "./list-decisions.ts";
import { createOperationApproval, type FindPrincipal } from "./operation-approval.ts";
import { decisionsPersonalData } from "./personal-data.ts";
import { createWithdrawDecision } from "./withdraw-decision.ts";

export interface DecisionsDependencies {
  /** As whom an approved operation runs. */
  readonly findPrincipal: FindPrincipal;
  /** Kinds of decision besides the approval of operations. */
  readonly kinds?: readonly AnyDecisionKind[];
}

export function createDecisionsModule({ findPrincipal, kinds: others = [] }: DecisionsDependencies): Module {
  const approval = createOperationApproval(findPrincipal);
  const kinds = createKinds([approval, ...others]);
  return defineModule({
    name: "decisions",
    operations: [
      createAnswerDecision(kinds),
      createDelegateDecision(kinds),
      createGetDecision(kinds),
      createListDecisions(kinds),
      createWithdrawDecision(kinds),
    ],
    stages: { approve: createApproveStage(kinds, approval) },
    jobs: [expireDecision, remindOfDecision],
    personalData: decisionsPersonalData,
  });
}
