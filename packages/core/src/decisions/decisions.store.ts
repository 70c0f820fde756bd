/** Tables `decisions` and `decision_answers`. */
import type { Actor } from "@eureka/contracts/actor";
import type { AnswerVerb, Decision, DecisionState, EditableField } from "@eureka/contracts/decision";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import type { Role } from "@eureka/contracts/permissions";
import { from, instant, json, query, typeId, typeIds } from "@eureka/kit/db";
import { and, asc, desc, eq, gt, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

export const decisions = pgTable("decisions", {
  organizationId: typeId("organization").notNull(),
  id: typeId("decision").notNull(),
  workspaceId: typeId("workspace").notNull(),
  boardId: typeId("board"),
  kind: text().notNull(),
  question: text().notNull(),
  explanation: text().notNull(),
  verbs: text().array().$type<AnswerVerb[]>().notNull(),
  options: json<Decision["options"]>().notNull(),
  fields: json<EditableField[]>().notNull(),
  answererRole: text().$type<Role>(),
  answererMemberIds: typeIds("member").notNull(),
  quorum: integer().notNull(),
  state: text().$type<DecisionState>().notNull().default("open"),
  outcome: json<NonNullable<Decision["outcome"]>>(),
  proposedBy: json<Actor>(),
  onBehalfOf: typeId("member"),
  subjectType: text(),
  subjectId: text(),
  payload: json<unknown>().notNull(),
  remindAt: instant(),
  expiresAt: instant().notNull(),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
  closedAt: instant(),
});

export const decisionAnswers = pgTable("decision_answers", {
  organizationId: typeId("organization").notNull(),
  decisionId: typeId("decision").notNull(),
  memberId: typeId("member").notNull(),
  verb: text().$type<AnswerVerb>().notNull(),
  choice: text(),
  edits: json<Record<string, string | null>>(),
  comment: text(),
  counts: boolean().notNull().default(true),
  answeredAt: instant().notNull(),
});

export type DecisionRow = typeof decisions.$inferSelect;
export type NewDecision = Omit<DecisionRow, "organizationId" | "state" | "outcome" | "version" | "closedAt">;
export type AnswerRow = Omit<typeof decisionAnswers.$inferSelect, "organizationId">;

function organizationOf(transaction: Transaction): Id<"organization"> {
  if (!transaction.organizationId) throw new Error("decisions belong to an organization");
  return transaction.organizationId;
}

function decisionIs(transaction: Transaction, ...conditions: (SQL | undefined)[]): SQL | undefined {
  return and(eq(decisions.organizationId, organizationOf(transaction)), ...conditions);
}

/** Asked by the member or on the member's behalf. */
function proposedFor(memberId: Id<"member">): SQL | undefined {
  return or(eq(decisions.onBehalfOf, memberId), sql`${decisions.proposedBy} ->> 'id' = ${memberId}`);
}

export async function insertDecision(transaction: Transaction, row: NewDecision): Promise<DecisionRow> {
  const rows = await from(transaction)
    .insert(decisions)
    .values({ ...row, organizationId: organizationOf(transaction) })
    .returning();
  return rows[0] as DecisionRow;
}

/** A decision, locked against other answers when `lock` is set. */
export async function selectDecision(
  transaction: Transaction,
  id: Id<"decision">,
  options: { readonly lock: boolean },
): Promise<DecisionRow | undefined> {
  const select = from(transaction)
    .select()
    .from(decisions)
    .where(decisionIs(transaction, eq(decisions.id, id)));
  const rows = options.lock ? await select.for("no key update") : await select;
  return rows[0];
}

export interface DecisionFilter {
  readonly workspaceIds: readonly Id<"workspace">[];
  /** Decisions about these boards are shown too, wherever they lie. */
  readonly boardIds: readonly Id<"board">[];
  readonly within?: Id<"workspace"> | undefined;
  readonly states?: readonly DecisionState[] | undefined;
  readonly kind?: string | undefined;
  /** Only what this member asked, or others on the member's behalf. */
  readonly proposer: Id<"member"> | null;
  readonly before: Id<"decision"> | null;
  readonly limit: number;
}

/** Decisions at these places, the latest first. */
export async function selectDecisions(transaction: Transaction, filter: DecisionFilter): Promise<DecisionRow[]> {
  const places = [
    filter.workspaceIds.length > 0 ? inArray(decisions.workspaceId, [...filter.workspaceIds]) : undefined,
    filter.boardIds.length > 0 ? inArray(decisions.boardId, [...filter.boardIds]) : undefined,
  ].filter((place) => place !== undefined);
  if (places.length === 0) return [];
  return from(transaction)
    .select()
    .from(decisions)
    .where(
      decisionIs(
        transaction,
        or(...places),
        filter.within ? eq(decisions.workspaceId, filter.within) : undefined,
        filter.states ? inArray(decisions.state, [...filter.states]) : undefined,
        filter.kind ? eq(decisions.kind, filter.kind) : undefined,
        filter.proposer ? proposedFor(filter.proposer) : undefined,
        filter.before ? lt(decisions.id, filter.before) : undefined,
      ),
    )
    .orderBy(desc(decisions.id))
    .limit(filter.limit);
}

export interface OpenQuestion {
  readonly workspaceId: Id<"workspace">;
  readonly kind: string;
  /** What is to be done once people agree. */
  readonly operation: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly boardId: Id<"board">;
  readonly now: Date;
}

/** The decision by which people are asked about an operation on a thing at a board and can still answer; null where there is none. */
export async function selectOpenQuestion(
  transaction: Transaction,
  { workspaceId, boardId, kind, operation, subject, now }: OpenQuestion,
): Promise<Id<"decision"> | null> {
  const rows = await from(transaction)
    .select({ id: decisions.id })
    .from(decisions)
    .where(
      decisionIs(
        transaction,
        eq(decisions.workspaceId, workspaceId),
        eq(decisions.state, "open"),
        gt(decisions.expiresAt, now),
        eq(decisions.boardId, boardId),
        eq(decisions.kind, kind),
        eq(decisions.subjectType, subject.type),
        eq(decisions.subjectId, subject.id),
        sql`${decisions.payload} ->> 'operation' = ${operation}`,
      ),
    )
    .limit(1);
  return rows[0]?.id ?? null;
}

export type DecisionChange = Partial<
  Pick<DecisionRow, "state" | "outcome" | "fields" | "answererMemberIds" | "closedAt" | "remindAt">
>;

export async function updateDecision(
  transaction: Transaction,
  id: Id<"decision">,
  change: DecisionChange,
): Promise<DecisionRow> {
  const rows = await from(transaction)
    .update(decisions)
    .set({ ...change, version: sql`${decisions.version} + 1` })
    .where(decisionIs(transaction, eq(decisions.id, id)))
    .returning();
  return rows[0] as DecisionRow;
}

/** Writes a member's answer, in the place of one that no longer counts. */
export async function upsertAnswer(transaction: Transaction, answer: AnswerRow): Promise<void> {
  const { verb, choice, edits, comment, counts, answeredAt } = answer;
  await from(transaction)
    .insert(decisionAnswers)
    .values({ ...answer, organizationId: organizationOf(transaction) })
    .onConflictDoUpdate({
      target: [decisionAnswers.organizationId, decisionAnswers.decisionId, decisionAnswers.memberId],
      set: { verb, choice, edits, comment, counts, answeredAt },
    });
}

/** Takes back what was agreed to so far, because it is not what is proposed any more. */
export async function discountAnswers(transaction: Transaction, decisionId: Id<"decision">): Promise<void> {
  await from(transaction)
    .update(decisionAnswers)
    .set({ counts: false })
    .where(
      and(eq(decisionAnswers.organizationId, organizationOf(transaction)), eq(decisionAnswers.decisionId, decisionId)),
    );
}

/** The answers to these decisions, the earliest first. */
export async function selectAnswers(
  transaction: Transaction,
  decisionIds: readonly Id<"decision">[],
): Promise<AnswerRow[]> {
  if (decisionIds.length === 0) return [];
  return from(transaction)
    .select()
    .from(decisionAnswers)
    .where(
      and(
        eq(decisionAnswers.organizationId, organizationOf(transaction)),
        inArray(decisionAnswers.decisionId, [...decisionIds]),
      ),
    )
    .orderBy(asc(decisionAnswers.answeredAt), asc(decisionAnswers.memberId));
}

/** Names of members, by id. */
export async function selectMemberNames(
  transaction: Transaction,
  ids: readonly Id<"member">[],
): Promise<Map<Id<"member">, string>> {
  if (ids.length === 0) return new Map();
  const rows = await query<{ id: string; name: string }>(
    transaction,
    {
      name: "decisions.member_names",
      text: "select id, name from members where organization_id = $1 and id = any($2)",
    },
    [toUuid(organizationOf(transaction)), ids.map(toUuid)],
  );
  return new Map(rows.map(({ id, name }) => [fromUuid("member", id), name]));
}

export async function selectDecisionsOfMember(
  transaction: Transaction,
  memberId: Id<"member">,
): Promise<{ readonly proposed: DecisionRow[]; readonly answers: AnswerRow[] }> {
  const proposed = await from(transaction)
    .select()
    .from(decisions)
    .where(decisionIs(transaction, proposedFor(memberId)))
    .orderBy(asc(decisions.id));
  const answers = await from(transaction)
    .select()
    .from(decisionAnswers)
    .where(and(eq(decisionAnswers.organizationId, organizationOf(transaction)), eq(decisionAnswers.memberId, memberId)))
    .orderBy(asc(decisionAnswers.answeredAt));
  return { proposed, answers };
}

/** Keeps what was asked and how it ended, but not by whom. */
export async function forgetMember(transaction: Transaction, memberId: Id<"member">): Promise<void> {
  await from(transaction)
    .update(decisions)
    .set({ proposedBy: null, onBehalfOf: null })
    .where(decisionIs(transaction, proposedFor(memberId)));
  await from(transaction)
    .update(decisionAnswers)
    .set({ comment: null })
    .where(
      and(eq(decisionAnswers.organizationId, organizationOf(transaction)), eq(decisionAnswers.memberId, memberId)),
    );
}
