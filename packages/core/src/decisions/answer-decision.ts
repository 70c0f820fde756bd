import { isDeepStrictEqual } from "node:util";
import { answerVerbs, decisionLimits, decisionSchema, exampleDecision } from "@eureka/contracts/decision";
import { EurekaError, invalidField } from "@eureka/contracts/errors";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { type AnyOperation, type Context, defineOperation } from "../operations/index.ts";
import { applyEdits } from "./apply-edits.ts";
import { assertOpen } from "./assert-open.ts";
import { carryOut } from "./carry-out.ts";
import { closeDecision } from "./close-decision.ts";
import { type DecisionRow, discountAnswers, selectAnswers, updateDecision, upsertAnswer } from "./decisions.store.ts";
import type { DecisionKinds } from "./kinds.ts";
import { loadDecision } from "./load-decision.ts";
import { mayAnswer } from "./may-answer.ts";
import { tallyAnswers } from "./tally-answers.ts";
import { viewDecision } from "./view-decisions.ts";

const inputSchema = z.strictObject({
  id: idSchema("decision"),
  verb: z.enum(answerVerbs),
  choice: z.string().max(100).optional().meta({ description: "With the verb choose: the value of the option." }),
  edits: z.record(z.string().max(40), z.string().max(3_000).nullable()).optional().meta({
    description: "With the verb edit: new values by field name; the rest stays. An edit approves what it makes.",
  }),
  comment: z.string().trim().max(decisionLimits.comment).optional(),
});

type AnswerInput = z.output<typeof inputSchema>;

/** Answers a decision. The answer that completes the quorum carries it out, in the same transaction. */
export const createAnswerDecision = (kinds: DecisionKinds): AnyOperation =>
  defineOperation({
    name: "decision.answer",
    summary: "Answer a decision",
    description:
      "Whoever answers second is told who answered first. Where several must agree, an edit takes back what others agreed to before it.",
    input: inputSchema,
    output: decisionSchema,
    permission: "decision:answer",
    effect: "write",
    http: { method: "POST", path: "/decisions/{id}/answer" },
    command: { words: ["id", "verb"] },
    example: {
      input: { id: exampleDecision.id, verb: "approve" },
      output: { ...exampleDecision, mayAnswer: false, version: 2 },
    },
    target: (context, input) => loadDecision(context, input.id, { lock: true }),
    async run(context, input, { row }) {
      await assertMayAnswer(context, kinds, row);
      assertTaken(row, input);
      const changed = await keepAnswer(context, row, input);
      const answers = await selectAnswers(context.transaction, [row.id]);
      const tally = tallyAnswers(answers, row.quorum);
      if (tally.kind === "open") {
        emitAnswer(context, changed, input);
        return viewDecision(context, kinds, changed);
      }
      const outcome = await carryOut(context, kinds, changed, tally);
      return viewDecision(context, kinds, await closeDecision(context, changed, { state: "answered", outcome }));
    },
  });

async function assertMayAnswer(context: Context, kinds: DecisionKinds, row: DecisionRow): Promise<void> {
  await assertOpen(context, row);
  if (!(await mayAnswer(context, kinds.find(row.kind), row)))
    throw new EurekaError("decision.not_asked", { id: row.id });
  const answers = await selectAnswers(context.transaction, [row.id]);
  const own = answers.find(({ memberId, counts }) => counts && memberId === context.principal.memberId);
  if (own) throw new EurekaError("decision.answered_by_you", { id: row.id, verb: own.verb });
}

/** What the kind does not take is refused before anything is kept. */
function assertTaken(row: DecisionRow, { verb, choice, edits }: AnswerInput): void {
  if (!row.verbs.includes(verb)) throw invalid("verb", `must be one of ${row.verbs.join(", ")}`);
  const options = row.options.map(({ value }) => value);
  if (verb === "choose" && (choice === undefined || !options.includes(choice)))
    throw invalid("choice", `must be one of ${options.join(", ")}`);
  if (verb !== "choose" && choice !== undefined) throw invalid("choice", "goes with the verb choose only");
  if (verb === "edit" && (!edits || Object.keys(edits).length === 0)) throw invalid("edits", "must change a field");
  if (verb !== "edit" && edits !== undefined) throw invalid("edits", "go with the verb edit only");
}

async function keepAnswer(context: Context, row: DecisionRow, input: AnswerInput): Promise<DecisionRow> {
  const { verb, choice = null, edits = null, comment = null } = input;
  const fields = verb === "edit" && edits ? applyEdits(row.fields, edits) : row.fields;
  // Who sends back what is proposed anyway agrees to it.
  if (!isDeepStrictEqual(fields, row.fields)) await discountAnswers(context.transaction, row.id);
  await upsertAnswer(context.transaction, {
    decisionId: row.id,
    memberId: context.principal.memberId as Id<"member">,
    verb,
    choice,
    edits,
    comment,
    counts: true,
    answeredAt: context.clock.now(),
  });
  return updateDecision(context.transaction, row.id, { fields });
}

function emitAnswer(context: Context, row: DecisionRow, { verb }: AnswerInput): void {
  context.emit({
    type: "decision.supported",
    subject: { type: "decision", id: row.id },
    workspaceId: row.workspaceId,
    data: { kind: row.kind, verb },
  });
}

function invalid(path: string, message: string): EurekaError {
  return invalidField(path, "invalid_value", message);
}
