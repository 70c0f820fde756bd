/** Table `attachment_links`: the copies of attachments beside the copies of their items. */
import type { Id } from "@eureka/contracts/ids";
import { from, instant, typeId } from "@eureka/kit/db";
import { and, asc, eq, type SQL } from "drizzle-orm";
import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

export const attachmentLinks = pgTable("attachment_links", {
  organizationId: typeId("organization").notNull(),
  id: uuid().notNull(),
  externalLinkId: typeId("external_link").notNull(),
  attachmentId: typeId("attachment"),
  platformAttachmentId: text(),
  origin: text().$type<"ours" | "theirs">().notNull(),
  refused: text(),
  attemptedAt: instant(),
  createdAt: instant().notNull(),
});

export type AttachmentLinkRow = typeof attachmentLinks.$inferSelect;

function ofLink(transaction: Transaction, externalLinkId: Id<"external_link">): SQL | undefined {
  const organizationId = transaction.organizationId as Id<"organization">;
  return and(eq(attachmentLinks.organizationId, organizationId), eq(attachmentLinks.externalLinkId, externalLinkId));
}

/** Adds a link unless the attachment, or the platform's attachment, has one there already. */
export async function insertAttachmentLink(
  transaction: Transaction,
  row: Omit<typeof attachmentLinks.$inferInsert, "organizationId">,
): Promise<AttachmentLinkRow | undefined> {
  const organizationId = transaction.organizationId as Id<"organization">;
  const rows = await from(transaction)
    .insert(attachmentLinks)
    .values({ ...row, organizationId })
    .onConflictDoNothing()
    .returning();
  return rows[0];
}

/** The oldest first. */
export async function selectAttachmentLinks(
  transaction: Transaction,
  externalLinkId: Id<"external_link">,
): Promise<AttachmentLinkRow[]> {
  return from(transaction)
    .select()
    .from(attachmentLinks)
    .where(ofLink(transaction, externalLinkId))
    .orderBy(asc(attachmentLinks.id));
}

export async function updateAttachmentLink(
  transaction: Transaction,
  row: Pick<AttachmentLinkRow, "id" | "externalLinkId">,
  change: Partial<Pick<AttachmentLinkRow, "platformAttachmentId" | "refused">>,
): Promise<void> {
  await from(transaction)
    .update(attachmentLinks)
    .set(change)
    .where(and(ofLink(transaction, row.externalLinkId), eq(attachmentLinks.id, row.id)));
}

export async function deleteAttachmentLink(
  transaction: Transaction,
  row: Pick<AttachmentLinkRow, "id" | "externalLinkId">,
): Promise<void> {
  await from(transaction)
    .delete(attachmentLinks)
    .where(and(ofLink(transaction, row.externalLinkId), eq(attachmentLinks.id, row.id)));
}
