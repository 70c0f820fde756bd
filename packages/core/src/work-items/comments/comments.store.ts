/** Table `comments`. */
import type { Comment } from "@eureka/contracts/comment";
import type { Id } from "@eureka/contracts/ids";
import { from, instant, typeId, typeIds } from "@eureka/kit/db";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";
import { fromPersonColumns, organizationOf, toTimeOrNull } from "../columns.ts";

export const comments = pgTable("comments", {
  organizationId: typeId("organization").notNull(),
  id: typeId("comment").notNull(),
  workItemId: typeId("work_item").notNull(),
  authorMemberId: typeId("member"),
  authorExternalIdentityId: typeId("external_identity"),
  body: text().notNull(),
  editedAt: instant(),
  deletedAt: instant(),
  sourceMessageId: typeId("message"),
  mentionedMemberIds: typeIds("member").notNull().default([]),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

type CommentRow = typeof comments.$inferSelect;

function toComment(row: CommentRow): Comment {
  return {
    id: row.id,
    workItemId: row.workItemId,
    author: fromPersonColumns({ memberId: row.authorMemberId, externalIdentityId: row.authorExternalIdentityId }),
    body: row.body,
    editedAt: toTimeOrNull(row.editedAt),
    deletedAt: toTimeOrNull(row.deletedAt),
    sourceMessageId: row.sourceMessageId,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

const inOrganization = (transaction: Transaction) => eq(comments.organizationId, organizationOf(transaction));

export async function selectComment(
  transaction: Transaction,
  id: Id<"comment">,
  options: { readonly lock: boolean },
): Promise<Comment | undefined> {
  const select = from(transaction)
    .select()
    .from(comments)
    .where(and(inOrganization(transaction), eq(comments.id, id)));
  const rows = await (options.lock ? select.for("update") : select);
  return rows[0] && toComment(rows[0]);
}

/** Comments of an item, the oldest first. */
export async function selectCommentPage(
  transaction: Transaction,
  page: { readonly workItemId: Id<"work_item">; readonly after: Id<"comment"> | null; readonly limit: number },
): Promise<Comment[]> {
  const rows = await from(transaction)
    .select()
    .from(comments)
    .where(
      and(
        inOrganization(transaction),
        eq(comments.workItemId, page.workItemId),
        page.after ? gt(comments.id, page.after) : undefined,
      ),
    )
    .orderBy(asc(comments.id))
    .limit(page.limit);
  return rows.map(toComment);
}

export interface NewCommentRow {
  readonly id: Id<"comment">;
  readonly workItemId: Id<"work_item">;
  readonly authorMemberId: Id<"member"> | null;
  readonly authorExternalIdentityId: Id<"external_identity"> | null;
  readonly body: string;
  readonly sourceMessageId: Id<"message"> | null;
  readonly mentionedMemberIds: Id<"member">[];
  readonly createdAt: Date;
}

/** Inserts a comment; undefined when its message has a comment already. */
export async function insertComment(transaction: Transaction, row: NewCommentRow): Promise<Comment | undefined> {
  const rows = await from(transaction)
    .insert(comments)
    .values({ ...row, organizationId: organizationOf(transaction), updatedAt: row.createdAt })
    .onConflictDoNothing()
    .returning();
  return rows[0] && toComment(rows[0]);
}

export async function updateCommentRow(
  transaction: Transaction,
  id: Id<"comment">,
  changes: {
    readonly body: string;
    readonly mentionedMemberIds: Id<"member">[];
    readonly editedAt?: Date;
    readonly deletedAt?: Date;
  },
  now: Date,
): Promise<Comment> {
  const rows = await from(transaction)
    .update(comments)
    .set({ ...changes, version: sql`${comments.version} + 1`, updatedAt: now })
    .where(and(inOrganization(transaction), eq(comments.id, id)))
    .returning();
  return toComment(rows[0] as CommentRow);
}
