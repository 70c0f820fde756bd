import type { BehaviourKind } from "./behaviour.ts";
import type { ModelRequest } from "./model-request.ts";

/** How a call ended: `abandoned` when the client went away first, `cut` when the script cut the connection. */
export type CallOutcome = "pending" | "answered" | "abandoned" | "cut";

/** A call that the server understood, with what it did; calls that broke a rule are among the violations instead. */
export interface ModelCall extends ModelRequest {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Epoch milliseconds; null while it is pending. */
  readonly finishedAt: number | null;
  readonly behaviour: BehaviourKind;
  /** HTTP status; null before one was sent. */
  readonly status: number | null;
  readonly outcome: CallOutcome;
  /** The answer's text; null when there was none. */
  readonly answer: string | null;
}
