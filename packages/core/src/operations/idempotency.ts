/**
 * A repeated call with the same key gets the first one's answer. The answer is stored in the transaction of the change, so that
 * either both exist or neither. Jobs use their id as its key; an event of a chat needs
 * none, because what remembers it is written in the same transaction.
 */
import { createHmac } from "node:crypto";
import { EurekaError } from "@eureka/contracts/errors";
import { canonicalText } from "./canonical-text.ts";
import type { Context, NestedAnswer } from "./context.ts";
import type { AnyOperation } from "./define-operation.ts";
import { findPublicAnswer, findStoredAnswer, keepStoredAnswer } from "./idempotency.store.ts";
import type { OperationDescription } from "./operation-description.ts";

interface IdempotentCall {
  readonly value: string;
  readonly operation: AnyOperation;
  readonly input: unknown;
}

/** How long an answer can be repeated, in hours. */
export const idempotencyHours = 24;

/** Whether a repetition with the same key has no effect. Reads have none anyway; who signs in twice has two sessions. */
export function takesIdempotencyKey(operation: Pick<OperationDescription, "effect" | "permission" | "proof">): boolean {
  return operation.effect !== "read" && (operation.permission !== "public" || operation.proof !== undefined);
}

/** The stored answer of an earlier call, or null. Throws when the key is in use right now or was used with another input. */
export async function recallAnswer(context: Context, call: IdempotentCall): Promise<NestedAnswer | null> {
  const find = call.operation.permission === "public" ? findPublicAnswer : findStoredAnswer;
  const found = await find(context.transaction, keyOf(context, call));
  if (found === "in_flight") throw new EurekaError("idempotency.in_flight");
  if (!found) return null;
  if (found.inputHash !== hashInput(context, call)) throw new EurekaError("idempotency.key_reused");
  return { output: found.output, pending: found.isPending };
}

/** Keeps the answer for a repetition, without what is shown only once. */
export function storeAnswer(context: Context, call: IdempotentCall, { output, pending }: NestedAnswer): void {
  const now = context.clock.now();
  keepStoredAnswer(context.transaction, {
    ...keyOf(context, call),
    inputHash: hashInput(context, call),
    output: withoutSecrets(call.operation, output),
    isPending: pending,
    createdAt: now,
    expiresAt: new Date(now.getTime() + idempotencyHours * 3_600_000),
  });
}

function keyOf(context: Context, call: IdempotentCall) {
  return { actor: actorOf(context, call), operation: call.operation.name, key: call.value };
}

/** A public operation may make its actor, a new one each time: there it is who has the proof. */
function actorOf(context: Context, { operation, input }: IdempotentCall): string {
  const { permission, proof } = operation;
  if (permission !== "public" || !proof) return `${context.actor.type}:${context.actor.id}`;
  return `public:${hashKeyed(context, [proof, (input as Readonly<Record<string, unknown>>)[proof]])}`;
}

function hashInput(context: Context, call: IdempotentCall): string {
  return hashKeyed(context, call.input);
}

/** Keyed, because an input may hold a password, which could be guessed from a plain hash. */
function hashKeyed({ ports }: Context, value: unknown): string {
  const text = canonicalText(["idempotency", value]);
  return createHmac("sha256", ports.settings.signingKey).update(text).digest("hex");
}

function withoutSecrets(operation: AnyOperation, output: unknown): unknown {
  const names = operation.secretOutput;
  if (!names || typeof output !== "object" || output === null) return output;
  return Object.fromEntries(Object.entries(output).map(([name, value]) => [name, names.includes(name) ? null : value]));
}
