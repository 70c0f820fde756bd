/** The kinds of decision that the container registered, found by name. */
import type { AnyDecisionKind, DecisionKind } from "./define-decision-kind.ts";

export interface DecisionKinds {
  /** Undefined for a kind that this version does not know any more. */
  find(kind: string): DecisionKind | undefined;
}

/** Throws when two kinds have one name. */
export function createKinds(kinds: readonly AnyDecisionKind[]): DecisionKinds {
  const byName = new Map(kinds.map((kind) => [kind.kind, kind as unknown as DecisionKind]));
  if (byName.size < kinds.length) throw new Error("two kinds of decision have one name");
  return { find: (kind) => byName.get(kind) };
}
