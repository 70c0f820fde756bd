/** Tables `posted_cards` and `card_actions`: which messages show what, and what their buttons mean. */
import { type Id, type IdKind, toUuid } from "@eureka/contracts/ids";
import { from, instant, json, typeId } from "@eureka/kit/db";
import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { boolean, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";
import type { DraftForm } from "./draft-form.ts";

export const postedCards = pgTable("posted_cards", {
  organizationId: typeId("organization").notNull(),
  outgoingMessageId: uuid().notNull(),
  subjectType: text().notNull(),
  subjectId: uuid().notNull(),
  opensDiscussion: boolean().notNull(),
  createdAt: instant().notNull(),
});

export const cardActions = pgTable("card_actions", {
  organizationId: typeId("organization").notNull(),
  id: text().notNull(),
  outgoingMessageId: uuid().notNull(),
  name: text().notNull(),
  operation: text().notNull(),
  input: json<Readonly<Record<string, unknown>>>().notNull(),
  choiceField: text(),
  form: json<DraftForm>(),
  once: boolean().notNull().default(false),
  usedAt: instant(),
  expiresAt: instant().notNull(),
});

export type CardActionRow = typeof cardActions.$inferSelect;

function current(transaction: Transaction): Id<"organization"> {
  return transaction.organizationId as Id<"organization">;
}

export type PostedCardRow = typeof postedCards.$inferSelect;

/** What has events and is shown; the evaluation of an idea goes by the id of its idea. */
export type SubjectType = IdKind | "evaluation";

/** What a card shows and follows: a work item, a decision, and whatever else has events. */
export interface Subject {
  readonly type: SubjectType;
  readonly id: string;
}

function cardShows(transaction: Transaction, { type, id }: Subject): SQL | undefined {
  return and(
    eq(postedCards.organizationId, current(transaction)),
    eq(postedCards.subjectId, toUuid(id)),
    eq(postedCards.subjectType, type),
  );
}

/** The outgoing messages that show something, the earliest first. */
export async function selectCardsOf(transaction: Transaction, subject: Subject): Promise<string[]> {
  const rows = await from(transaction)
    .select({ id: postedCards.outgoingMessageId })
    .from(postedCards)
    .where(cardShows(transaction, subject))
    .orderBy(asc(postedCards.outgoingMessageId));
  return rows.map(({ id }) => id);
}

/** What a message shows and follows; nothing for a message that follows nothing. */
export async function selectPostedCard(
  transaction: Transaction,
  outgoingMessageId: string,
): Promise<PostedCardRow | undefined> {
  const rows = await from(transaction)
    .select()
    .from(postedCards)
    .where(
      and(eq(postedCards.organizationId, current(transaction)), eq(postedCards.outgoingMessageId, outgoingMessageId)),
    );
  return rows[0];
}

/** The messages do not follow it any more. */
export async function deleteCardsOf(transaction: Transaction, subject: Subject): Promise<void> {
  await from(transaction).delete(postedCards).where(cardShows(transaction, subject));
}

/** The messages show and follow something else of the same kind from now on. */
export async function moveCards(transaction: Transaction, subject: Subject, into: string): Promise<void> {
  await from(transaction)
    .update(postedCards)
    .set({ subjectId: toUuid(into) })
    .where(cardShows(transaction, subject));
}

export async function selectActionsOfMessage(
  transaction: Transaction,
  outgoingMessageId: string,
): Promise<CardActionRow[]> {
  return from(transaction)
    .select()
    .from(cardActions)
    .where(
      and(eq(cardActions.organizationId, current(transaction)), eq(cardActions.outgoingMessageId, outgoingMessageId)),
    );
}

/** Keeps what actions mean; an action of the message that is there already under its name gets the new meaning. */
export async function upsertActions(
  transaction: Transaction,
  rows: readonly Omit<CardActionRow, "organizationId" | "usedAt">[],
): Promise<void> {
  if (rows.length === 0) return;
  await from(transaction)
    .insert(cardActions)
    .values(rows.map((row) => ({ ...row, organizationId: current(transaction) })))
    .onConflictDoUpdate({
      target: [cardActions.organizationId, cardActions.outgoingMessageId, cardActions.name],
      set: {
        operation: sql`excluded.operation`,
        input: sql`excluded.input`,
        choiceField: sql`excluded.choice_field`,
        form: sql`excluded.form`,
        once: sql`excluded.once`,
        expiresAt: sql`excluded.expires_at`,
      },
    });
}

/** Locks an action, so that of two presses at once the second one sees what the first one did. */
export async function lockAction(transaction: Transaction, id: string): Promise<CardActionRow | undefined> {
  const rows = await from(transaction)
    .select()
    .from(cardActions)
    .where(and(eq(cardActions.organizationId, current(transaction)), eq(cardActions.id, id)))
    .for("update");
  return rows[0];
}

/** All offers of the message that count once are over. */
export async function markOffersUsed(transaction: Transaction, outgoingMessageId: string, now: Date): Promise<void> {
  await from(transaction)
    .update(cardActions)
    .set({ usedAt: now })
    .where(
      and(
        eq(cardActions.organizationId, current(transaction)),
        eq(cardActions.outgoingMessageId, outgoingMessageId),
        eq(cardActions.once, true),
      ),
    );
}
