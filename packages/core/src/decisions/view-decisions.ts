/** Decisions as the API shows them. */
import type { Decision } from "@eureka/contracts/decision";
import { say } from "@eureka/contracts/words";
import type { Context } from "../operations/index.ts";
import { type AnswerRow, type DecisionRow, selectAnswers, selectMemberNames } from "./decisions.store.ts";
import type { DecisionKinds } from "./kinds.ts";
import { mayAnswer } from "./may-answer.ts";

/** In the order given, each with its answers and with whether the context's actor may answer it now. */
export async function viewDecisions(
  context: Context,
  kinds: DecisionKinds,
  rows: readonly DecisionRow[],
): Promise<Decision[]> {
  const answers = await selectAnswers(
    context.transaction,
    rows.map(({ id }) => id),
  );
  const names = await selectMemberNames(context.transaction, [...new Set(answers.map(({ memberId }) => memberId))]);
  const views: Decision[] = [];
  for (const row of rows) {
    const own = answers.filter(({ decisionId }) => decisionId === row.id);
    views.push(await viewOne(context, kinds, row, own, names));
  }
  return views;
}

export async function viewDecision(context: Context, kinds: DecisionKinds, row: DecisionRow): Promise<Decision> {
  const [view] = await viewDecisions(context, kinds, [row]);
  return view as Decision;
}

async function viewOne(
  context: Context,
  kinds: DecisionKinds,
  row: DecisionRow,
  answers: readonly AnswerRow[],
  names: ReadonlyMap<string, string>,
): Promise<Decision> {
  const answered = answers.some((answer) => answer.memberId === context.principal.memberId && answer.counts);
  const open = row.state === "open" && row.expiresAt > context.clock.now();
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    kind: row.kind,
    question: row.question,
    explanation: row.explanation,
    verbs: row.verbs,
    options: row.options,
    fields: row.fields,
    answerers: { role: row.answererRole, memberIds: row.answererMemberIds, quorum: row.quorum },
    state: row.state,
    answers: answers.map(({ memberId, verb, choice, edits, comment, counts, answeredAt }) => ({
      memberId,
      name: names.get(memberId) ?? say("member.gone"),
      verb,
      choice,
      edits,
      comment,
      counts,
      answeredAt: answeredAt.toISOString(),
    })),
    outcome: row.outcome,
    proposedBy: row.proposedBy,
    subject: row.subjectType && row.subjectId ? { type: row.subjectType, id: row.subjectId } : null,
    mayAnswer: open && !answered && (await mayAnswer(context, kinds.find(row.kind), row)),
    remindAt: row.remindAt?.toISOString() ?? null,
    expiresAt: row.expiresAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    version: row.version,
  };
}
