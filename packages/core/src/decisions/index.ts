/** Decisions: questions that a machine puts to a person. */
export { assertNotAsked } from "./assert-not-asked.ts";
export {
  type AnyDecisionKind,
  type CarriedAnswer,
  type DecisionKind,
  defineDecisionKind,
} from "./define-decision-kind.ts";
export { createDecisionsModule, type DecisionsDependencies } from "./module.ts";
export { openDecision, type Question } from "./open-decision.ts";
export type { FindPrincipal } from "./operation-approval.ts";
export { type ReadDecision, readDecision } from "./read-decision.ts";
export { withdrawQuestion } from "./withdraw-question.ts";
