/** Table `comment_links`: the copies of comments beside the copies of their items. */
import type { Id } from "@eureka/contracts/ids";
import { from, instant, typeId } from "@eureka/kit/db";
import { and, eq, isNull, type SQL } from "drizzle-orm";
import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

export const commentLinks = pgTable("comment_links", {
  organizationId: typeId("organization").notNull(),
  id: uuid().notNull(),
  externalLinkId: typeId("external_link").notNull(),
  commentId: typeId("comment").notNull(),
  platformCommentId: text(),
  origin: text().$type<"ours" | "theirs">().notNull(),
  bodyHash: text().notNull(),
  saidBy: text(),
  attemptedAt: instant(),
  createdAt: instant().notNull(),
});

export type CommentLinkRow = typeof commentLinks.$inferSelect;

function ofLink(transaction: Transaction, externalLinkId: Id<"external_link">): SQL | undefined {
  const organizationId = transaction.organizationId as Id<"organization">;
  return and(eq(commentLinks.organizationId, organizationId), eq(commentLinks.externalLinkId, externalLinkId));
}

/** Adds a link unless the comment, or the platform's comment, has one there already. */
export async function insertCommentLink(
  transaction: Transaction,
  row: Omit<typeof commentLinks.$inferInsert, "organizationId">,
): Promise<CommentLinkRow | undefined> {
  const organizationId = transaction.organizationId as Id<"organization">;
  const rows = await from(transaction)
    .insert(commentLinks)
    .values({ ...row, organizationId })
    .onConflictDoNothing()
    .returning();
  return rows[0];
}

export async function selectCommentLink(
  transaction: Transaction,
  externalLinkId: Id<"external_link">,
  wanted: { readonly commentId: Id<"comment"> } | { readonly platformCommentId: string },
): Promise<CommentLinkRow | undefined> {
  const named =
    "commentId" in wanted
      ? eq(commentLinks.commentId, wanted.commentId)
      : eq(commentLinks.platformCommentId, wanted.platformCommentId);
  const rows = await from(transaction)
    .select()
    .from(commentLinks)
    .where(and(ofLink(transaction, externalLinkId), named));
  return rows[0];
}

/** Our comments that were sent off and of which nobody knows yet whether they arrived. */
export async function selectUnansweredComments(
  transaction: Transaction,
  externalLinkId: Id<"external_link">,
): Promise<CommentLinkRow[]> {
  return from(transaction)
    .select()
    .from(commentLinks)
    .where(and(ofLink(transaction, externalLinkId), isNull(commentLinks.platformCommentId)));
}

/** The platform's own comments that were taken over from an item, by their ids there. */
export async function selectTakenComments(
  transaction: Transaction,
  externalLinkId: Id<"external_link">,
): Promise<string[]> {
  const rows = await from(transaction)
    .select({ platformCommentId: commentLinks.platformCommentId })
    .from(commentLinks)
    .where(and(ofLink(transaction, externalLinkId), eq(commentLinks.origin, "theirs")));
  return rows.flatMap(({ platformCommentId }) => platformCommentId ?? []);
}

export async function updateCommentLink(
  transaction: Transaction,
  row: Pick<CommentLinkRow, "id" | "externalLinkId">,
  change: Partial<Pick<CommentLinkRow, "platformCommentId" | "bodyHash" | "attemptedAt" | "saidBy">>,
): Promise<void> {
  await from(transaction)
    .update(commentLinks)
    .set(change)
    .where(and(ofLink(transaction, row.externalLinkId), eq(commentLinks.id, row.id)));
}

export async function deleteCommentLink(
  transaction: Transaction,
  row: Pick<CommentLinkRow, "id" | "externalLinkId">,
): Promise<void> {
  await from(transaction)
    .delete(commentLinks)
    .where(and(ofLink(transaction, row.externalLinkId), eq(commentLinks.id, row.id)));
}
