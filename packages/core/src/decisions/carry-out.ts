/** Does what was decided, once. */
import type { Decision } from "@eureka/contracts/decision";
import { EurekaError } from "@eureka/contracts/errors";
import type { Context } from "../operations/index.ts";
import type { DecisionRow } from "./decisions.store.ts";
import type { DecisionKinds } from "./kinds.ts";
import type { Tally } from "./tally-answers.ts";

type Outcome = NonNullable<Decision["outcome"]>;

/**
 * What came of it. What cannot be done any more is said in the outcome; what may work later, or with other values, is thrown, and the
 * answer is taken back.
 */
export async function carryOut(
  context: Context,
  kinds: DecisionKinds,
  row: DecisionRow,
  tally: Extract<Tally, { kind: "closed" }>,
): Promise<Outcome> {
  const { verb, choice } = tally;
  if (verb === "reject") return { verb, choice: null, result: null, error: null };
  const kind = kinds.find(row.kind);
  if (!kind) throw new Error(`nothing carries out decisions of the kind ${row.kind}`);
  const edits = Object.fromEntries(row.fields.filter(({ changed }) => changed).map(({ name, value }) => [name, value]));
  try {
    const result = await context.ports.database.withSavepoint(context.transaction, () =>
      kind.carryOut(context, row, kind.payload.parse(row.payload), { verb, choice, edits }),
    );
    return { verb, choice, result: result ?? null, error: null };
  } catch (error) {
    if (!(error instanceof EurekaError) || isTemporary(error) || isMendable(error, row)) throw error;
    return { verb, choice, result: null, error: { code: error.code, message: error.message } };
  }
}

/** What is proposed does not fit, and whoever answers can change it: he is told, and the decision stays open. */
function isMendable({ kind }: EurekaError, { verbs }: DecisionRow): boolean {
  return kind === "invalid" && verbs.includes("edit");
}

function isTemporary({ kind }: EurekaError): boolean {
  return kind === "unavailable" || kind === "rate_limited";
}
