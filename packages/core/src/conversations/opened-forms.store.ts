/** Table `opened_forms`: the forms that people have before them. */
import type { Id } from "@eureka/contracts/ids";
import { bytes, from, instant, typeId } from "@eureka/kit/db";
import { and, eq, type SQL } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";
import { type CardActionRow, cardActions } from "./cards.store.ts";

export const openedForms = pgTable("opened_forms", {
  organizationId: typeId("organization").notNull(),
  id: text().notNull(),
  cardActionId: text().notNull(),
  connectionId: typeId("connection").notNull(),
  platformUserId: text().notNull(),
  platformChannelId: text().notNull(),
  platformThreadId: text(),
  replyHandle: bytes(),
  openedAt: instant(),
  sentAt: instant(),
  expiresAt: instant().notNull(),
});

export type OpenedFormRow = typeof openedForms.$inferSelect;

/** A form with what it stands for. */
export interface FormWithAction {
  readonly form: OpenedFormRow;
  readonly action: CardActionRow;
}

function current(transaction: Transaction): Id<"organization"> {
  return transaction.organizationId as Id<"organization">;
}

function formIs(transaction: Transaction, id: string): SQL | undefined {
  return and(eq(openedForms.organizationId, current(transaction)), eq(openedForms.id, id));
}

export async function insertOpenedForm(
  transaction: Transaction,
  row: Omit<OpenedFormRow, "organizationId" | "openedAt" | "sentAt">,
): Promise<void> {
  await from(transaction)
    .insert(openedForms)
    .values({ ...row, organizationId: current(transaction) });
}

/** Locks a form, so that of two submissions at once the second one sees what the first one did. */
export async function lockOpenedForm(transaction: Transaction, id: string): Promise<FormWithAction | undefined> {
  const rows = await from(transaction)
    .select({ form: openedForms, action: cardActions })
    .from(openedForms)
    .innerJoin(
      cardActions,
      and(eq(cardActions.organizationId, openedForms.organizationId), eq(cardActions.id, openedForms.cardActionId)),
    )
    .where(formIs(transaction, id))
    .for("update", { of: openedForms });
  return rows[0];
}

/** From now on the form may be open without our knowing; its handle is of no more use. */
export async function markOpened(transaction: Transaction, id: string, now: Date): Promise<void> {
  await from(transaction).update(openedForms).set({ openedAt: now, replyHandle: null }).where(formIs(transaction, id));
}

export async function markSent(transaction: Transaction, id: string, now: Date): Promise<void> {
  await from(transaction).update(openedForms).set({ sentAt: now }).where(formIs(transaction, id));
}
