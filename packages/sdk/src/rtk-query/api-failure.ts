/** What went wrong with a call, as plain data: the store of Redux keeps only what can be written down. */
import { EurekaApiError, EurekaConnectionError, type FieldProblem } from "../api-error.ts";
import type { Decision } from "../generated/types.gen.ts";
import { EurekaPendingError } from "../pending-error.ts";

export interface ApiFailure {
  /** `api`: the server refused or failed; `connection`: no answer came; `pending`: people must agree first, nothing was done yet. */
  readonly kind: "api" | "connection" | "pending";
  /** The problem's code; `connection.failed` and `decision.pending` for the other kinds. */
  readonly code: string;
  /** HTTP status; null without an answer. */
  readonly status: number | null;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly FieldProblem[];
  readonly requestId: string | null;
  /** The decision that a pending call waits for. */
  readonly decision?: Decision;
}

/** Rethrows what is none of the client's errors: a mistake of ours, or an abort. */
export function toApiFailure(error: unknown): ApiFailure {
  if (error instanceof EurekaApiError) {
    const { code, status, title, detail, errors, requestId } = error.problem;
    return { kind: "api", code, status, title, detail, errors: [...errors], requestId: requestId || null };
  }
  const nothing = { status: null, title: error instanceof Error ? error.name : "", errors: [], requestId: null };
  if (error instanceof EurekaPendingError) {
    const { decision, message } = error;
    return { ...nothing, kind: "pending", code: "decision.pending", status: 202, detail: message, decision };
  }
  if (error instanceof EurekaConnectionError) {
    return { ...nothing, kind: "connection", code: "connection.failed", detail: error.message };
  }
  throw error;
}

/** Whether an unknown error of a hook is one of ours. */
export function isApiFailure(error: unknown): error is ApiFailure {
  return typeof error === "object" && error !== null && "kind" in error && "code" in error && "detail" in error;
}
