/** Failures of steps: who was it, can it pass, and how is it said. */
import { describeError, type ErrorKind, EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { RunError } from "@eureka/contracts/run";

const passing: ReadonlySet<ErrorKind> = new Set<ErrorKind>(["unavailable", "rate_limited", "internal"]);

/** Whether trying again can help: not where an error says that the input or the state of things is wrong. */
export function canPass(error: unknown): boolean {
  return error instanceof EurekaError ? passing.has(error.kind) : true;
}

/** The failure for people. What no error table knows is a defect: its words stay in the log. */
export function describeFailure(error: unknown, runId: Id<"run">, step: string | null): RunError {
  const known = error instanceof EurekaError;
  const code = known ? error.code : "server.internal";
  const message = known ? error.message : describeError("server.internal", { requestId: runId });
  return { code, message: storableText(message), step };
}

/** Text without what the event store cannot keep. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}
