/** A surface as the sweep sees it. */
import type { OperationDescription } from "@eureka/core/operations";
import type { Input } from "../recipes.ts";

/** What a caller got. */
export interface Outcome {
  readonly ok: boolean;
  /** The surface's own word for how it went: an HTTP status, an exit code, an error number. */
  readonly status: number;
  /** Our error code, where the surface tells it. */
  readonly code: string | null;
  /** Everything that the caller gets to see. */
  readonly text: string;
  /** The operation's output, where the surface gives it in full. */
  readonly output?: unknown;
  /** It was the stored answer of an earlier call. */
  readonly replayed?: boolean;
  /** Where the surface tells it. */
  readonly requestId?: string;
}

export interface CallOptions {
  readonly idempotencyKey?: string;
}

export interface Surface {
  readonly name: string;
  /** Whether the operation is offered there. */
  reaches(operation: OperationDescription): boolean;
  /** Without a token nobody is signed in. */
  call(token: string | null, operation: OperationDescription, input: Input, options?: CallOptions): Promise<Outcome>;
}

/**
 * What is the same for two answers that tell the same: all of it but the request's id and the ids that were asked for. Of what a write
 * made, only that it succeeded.
 */
export function comparable(
  { ok, status, code, text }: Outcome,
  asked: readonly string[],
  effect: OperationDescription["effect"],
): string {
  if (ok && effect !== "read") return JSON.stringify({ ok, status });
  const neutral = asked.reduce(
    (shown, id) => shown.replaceAll(id, "<id>"),
    text.replace(/\breq_[0-9a-z]{26}\b/g, "<request>"),
  );
  return JSON.stringify({ ok, status, code, text: neutral });
}
