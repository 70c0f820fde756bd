/**
 * A repeated call with the same key gets the first one's answer. The answer is stored in the transaction of the change, so that
 * either both exist or neither. Chat uses the delivery's id as its key, jobs the job's.
 */
import { EurekaError } from "@eureka/contracts/errors";
import { sha256 } from "@eureka/kit/crypto";
import { canonicalText } from "./canonical-text.ts";
import type { Context } from "./context.ts";
import type { AnyOperation } from "./define-operation.ts";
import { findStoredAnswer, insertStoredAnswer } from "./idempotency.store.ts";

interface IdempotentCall {
  readonly value: string;
  readonly operation: AnyOperation;
  readonly input: unknown;
}

/** How long an answer can be repeated, in hours. */
export const idempotencyHours = 24;

/** The stored answer of an earlier call, or null. Throws when the key is in use right now or was used with another input. */
export async function recallAnswer(context: Context, call: IdempotentCall): Promise<{ output: unknown } | null> {
  const found = await findStoredAnswer(context.transaction, keyOf(context, call));
  if (found === "in_flight") throw new EurekaError("idempotency.in_flight");
  if (!found) return null;
  if (found.inputHash !== hashInput(call)) throw new EurekaError("idempotency.key_reused");
  return { output: found.output };
}

/** Keeps the answer for a repetition, without what is shown only once. */
export async function storeAnswer(context: Context, call: IdempotentCall, output: unknown): Promise<void> {
  const now = context.clock.now();
  await insertStoredAnswer(context.transaction, {
    ...keyOf(context, call),
    inputHash: hashInput(call),
    output: withoutSecrets(call.operation, output),
    createdAt: now,
    expiresAt: new Date(now.getTime() + idempotencyHours * 3_600_000),
  });
}

function keyOf(context: Context, call: IdempotentCall) {
  return { actor: `${context.actor.type}:${context.actor.id}`, operation: call.operation.name, key: call.value };
}

function hashInput(call: IdempotentCall): string {
  return sha256(canonicalText(call.input)).toString("hex");
}

function withoutSecrets(operation: AnyOperation, output: unknown): unknown {
  const names = operation.secretOutput;
  if (!names || typeof output !== "object" || output === null) return output;
  return Object.fromEntries(Object.entries(output).map(([name, value]) => [name, names.includes(name) ? null : value]));
}
