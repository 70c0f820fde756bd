/** Table `attachments`. */
import type { Id } from "@eureka/contracts/ids";
import type { Attachment } from "@eureka/contracts/work-item";
import { from, instant, typeId } from "@eureka/kit/db";
import { and, asc, eq, inArray } from "drizzle-orm";
import { bigint, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";
import { fromPersonColumns, organizationOf } from "../columns.ts";

export const attachments = pgTable("attachments", {
  organizationId: typeId("organization").notNull(),
  id: typeId("attachment").notNull(),
  workItemId: typeId("work_item").notNull(),
  fileId: typeId("file").notNull(),
  name: text().notNull(),
  mediaType: text().notNull(),
  size: bigint({ mode: "number" }).notNull(),
  commentId: typeId("comment"),
  addedByMemberId: typeId("member"),
  addedByExternalIdentityId: typeId("external_identity"),
  createdAt: instant().notNull(),
});

type AttachmentRow = typeof attachments.$inferSelect;

function toAttachment(row: AttachmentRow): Attachment {
  const { organizationId: _organizationId, addedByMemberId, addedByExternalIdentityId, ...facts } = row;
  return {
    ...facts,
    addedBy: fromPersonColumns({ memberId: addedByMemberId, externalIdentityId: addedByExternalIdentityId }),
    createdAt: row.createdAt.toISOString(),
  };
}

const isAttachment = (transaction: Transaction, id: Id<"attachment">) =>
  and(eq(attachments.organizationId, organizationOf(transaction)), eq(attachments.id, id));

export async function selectAttachment(
  transaction: Transaction,
  id: Id<"attachment">,
): Promise<Attachment | undefined> {
  const rows = await from(transaction).select().from(attachments).where(isAttachment(transaction, id));
  return rows[0] && toAttachment(rows[0]);
}

/** What is attached to an item, the oldest first. */
export async function selectAttachments(transaction: Transaction, workItemId: Id<"work_item">): Promise<Attachment[]> {
  const rows = await from(transaction)
    .select()
    .from(attachments)
    .where(and(eq(attachments.organizationId, organizationOf(transaction)), eq(attachments.workItemId, workItemId)))
    .orderBy(asc(attachments.id));
  return rows.map(toAttachment);
}

/** What belongs to a comment, the oldest first. */
export async function selectAttachmentsOfComment(
  transaction: Transaction,
  commentId: Id<"comment">,
): Promise<Attachment[]> {
  const rows = await from(transaction)
    .select()
    .from(attachments)
    .where(and(eq(attachments.organizationId, organizationOf(transaction)), eq(attachments.commentId, commentId)))
    .orderBy(asc(attachments.id));
  return rows.map(toAttachment);
}

export type NewAttachmentRow = Omit<AttachmentRow, "organizationId">;

/** Attaches a file; undefined when it is attached already. */
export async function insertAttachment(
  transaction: Transaction,
  row: NewAttachmentRow,
): Promise<Attachment | undefined> {
  const rows = await from(transaction)
    .insert(attachments)
    .values({ ...row, organizationId: organizationOf(transaction) })
    .onConflictDoNothing()
    .returning();
  return rows[0] && toAttachment(rows[0]);
}

export async function deleteAttachmentRow(transaction: Transaction, id: Id<"attachment">): Promise<void> {
  await from(transaction).delete(attachments).where(isAttachment(transaction, id));
}

/** Which of these files are attached to anything, locked until the transaction ends. */
export async function selectAttachedFiles(transaction: Transaction, ids: readonly Id<"file">[]): Promise<Id<"file">[]> {
  if (ids.length === 0) return [];
  const rows = await from(transaction)
    .select({ fileId: attachments.fileId })
    .from(attachments)
    .where(and(eq(attachments.organizationId, organizationOf(transaction)), inArray(attachments.fileId, [...ids])))
    .for("key share");
  return [...new Set(rows.map((row) => row.fileId))];
}

/** The items to which a file is attached. */
export async function selectItemsOfFile(transaction: Transaction, id: Id<"file">): Promise<Id<"work_item">[]> {
  const rows = await from(transaction)
    .selectDistinct({ workItemId: attachments.workItemId })
    .from(attachments)
    .where(and(eq(attachments.organizationId, organizationOf(transaction)), eq(attachments.fileId, id)));
  return rows.map((row) => row.workItemId);
}
