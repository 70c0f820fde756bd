/** Puts a question to people. */
import type { Answerers, Decision, EditableField } from "@eureka/contracts/decision";
import { type Id, newId } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { expireJob, remindJob } from "./decision-jobs.ts";
import { type DecisionRow, insertDecision } from "./decisions.store.ts";
import type { DecisionKind } from "./define-decision-kind.ts";

export interface Question<Payload> {
  readonly workspaceId: Id<"workspace">;
  /** The board that it is about: who has a role there may answer. */
  readonly boardId?: Id<"board"> | null;
  readonly question: string;
  /** GitHub Flavored Markdown; what came from people must be escaped. */
  readonly explanation: string;
  readonly answerers: Answerers;
  readonly options?: Decision["options"];
  readonly fields?: readonly EditableField[];
  readonly subject?: { readonly type: string; readonly id: string } | null;
  readonly payload: Payload;
  readonly expiresInHours: number;
  /** Reminds those who are asked, once, after so many hours; left out: half way to the end. */
  readonly remindAfterHours?: number;
}

const millisecondsPerHour = 3_600_000;

/** Opens a decision in the transaction of the context; it is shown, reminded of and ended from there on. */
export async function openDecision<Payload>(
  context: Context,
  kind: DecisionKind<Payload>,
  question: Question<Payload>,
): Promise<DecisionRow> {
  const now = context.clock.now();
  const { answerers, subject = null, boardId = null, expiresInHours } = question;
  const after = (hours: number) => new Date(now.getTime() + hours * millisecondsPerHour);
  const row = await insertDecision(context.transaction, {
    id: newId("decision", now.getTime()),
    workspaceId: question.workspaceId,
    boardId,
    kind: kind.kind,
    question: question.question,
    explanation: question.explanation,
    verbs: [...kind.verbs],
    options: [...(question.options ?? [])],
    fields: [...(question.fields ?? [])],
    answererRole: answerers.role,
    answererMemberIds: [...answerers.memberIds],
    quorum: answerers.quorum,
    proposedBy: context.actor,
    onBehalfOf: context.onBehalfOf,
    subjectType: subject?.type ?? null,
    subjectId: subject?.id ?? null,
    payload: kind.payload.parse(question.payload),
    remindAt: after(question.remindAfterHours ?? expiresInHours / 2),
    expiresAt: after(expiresInHours),
    createdAt: now,
  });
  context.emit({
    type: "decision.opened",
    subject: { type: "decision", id: row.id },
    workspaceId: row.workspaceId,
    changes: { state: { from: null, to: "open" } },
    data: { kind: row.kind },
  });
  if (row.remindAt) context.enqueue(remindJob(row.id, row.remindAt));
  context.enqueue(expireJob(row.id, row.expiresAt));
  return row;
}
