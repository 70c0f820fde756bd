import type { Decision } from "./generated/types.gen.ts";

/** Nothing was done yet, because people must agree first. What was asked for happens by itself once they do. */
export class EurekaPendingError extends Error {
  /** The decision that the call waits for: read it with `decision.get`, or follow its events. */
  readonly decision: Decision;

  constructor(decision: Decision) {
    super(`Waits for a decision: ${decision.question}`);
    this.name = "EurekaPendingError";
    this.decision = decision;
  }
}
