/** A kind of decision: what it takes along, how it may be answered, and what happens then. */
import type { AnswerVerb } from "@eureka/contracts/decision";
import type { z } from "zod";
import type { Context } from "../operations/index.ts";
import type { DecisionRow } from "./decisions.store.ts";

/** The answer that counts, once there are enough of them. */
export interface CarriedAnswer {
  readonly verb: "approve" | "choose";
  readonly choice: string | null;
  /** The fields that somebody changed, by name. */
  readonly edits: Readonly<Record<string, string | null>>;
}

export interface DecisionKind<Payload = unknown> {
  /** In snake_case, never renamed: open decisions know it. */
  readonly kind: string;
  readonly payload: z.ZodType<Payload>;
  readonly verbs: readonly AnswerVerb[];
  /** Whether who asked may answer himself. */
  readonly proposerMayAnswer: boolean;
  /**
   * Carries out what was decided, in the transaction of the answer. Its result becomes the outcome's. An EurekaError undoes only what
   * it did itself and becomes the outcome's error; any other error takes the answer back.
   */
  readonly carryOut: (
    context: Context,
    decision: DecisionRow,
    payload: Payload,
    answer: CarriedAnswer,
  ) => Promise<unknown>;
}

/** A kind whose payload is known only by its schema: as the module holds it. */
export interface AnyDecisionKind extends Omit<DecisionKind, "payload" | "carryOut"> {
  readonly payload: z.ZodType;
  // Parameters are contravariant: `never` is the one type that the functions of all kinds accept.
  readonly carryOut: (
    context: Context,
    decision: DecisionRow,
    payload: never,
    answer: CarriedAnswer,
  ) => Promise<unknown>;
}

/** Declares a kind of decision. Hand it to `createDecisionsModule`, and to `openDecision` to ask. */
export function defineDecisionKind<Schema extends z.ZodType>(
  kind: Omit<DecisionKind<z.output<Schema>>, "payload"> & { readonly payload: Schema },
): DecisionKind<z.output<Schema>> {
  // The schema stays what it is; only its type is named by what it gives.
  return kind as unknown as DecisionKind<z.output<Schema>>;
}
