/** Tables `files` and `unclaimed_contents`. */
import { fromUuid, type Id } from "@eureka/contracts/ids";
import { from, instant, query, typeId } from "@eureka/kit/db";
import { and, asc, desc, eq, inArray, lt, lte, type SQL } from "drizzle-orm";
import { bigint, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

export const files = pgTable("files", {
  organizationId: typeId("organization").notNull(),
  id: typeId("file").notNull(),
  workspaceId: typeId("workspace").notNull(),
  name: text().notNull(),
  mediaType: text().notNull(),
  size: bigint({ mode: "number" }).notNull(),
  sha256: text("sha256").notNull(),
  createdByMemberId: typeId("member"),
  createdAt: instant().notNull(),
  usedAt: instant().notNull(),
});

export const unclaimedContents = pgTable("unclaimed_contents", {
  organizationId: typeId("organization").notNull(),
  id: typeId("file").notNull(),
  dueAt: instant().notNull(),
});

export type FileRow = typeof files.$inferSelect;
export type NewFile = Omit<FileRow, "organizationId">;

function organizationOf(transaction: Transaction): Id<"organization"> {
  if (!transaction.organizationId) throw new Error("files belong to an organization");
  return transaction.organizationId;
}

function filesAmong(transaction: Transaction, ...conditions: (SQL | undefined)[]): SQL | undefined {
  return and(eq(files.organizationId, organizationOf(transaction)), ...conditions);
}

function contentIs(transaction: Transaction, id: Id<"file">): SQL | undefined {
  return and(eq(unclaimedContents.organizationId, organizationOf(transaction)), eq(unclaimedContents.id, id));
}

/** Names a content before its first byte is stored. */
export async function insertUnclaimedContent(transaction: Transaction, id: Id<"file">, dueAt: Date): Promise<void> {
  await from(transaction)
    .insert(unclaimedContents)
    .values({ organizationId: organizationOf(transaction), id, dueAt });
}

/** Forgets a content, because a file claims it or because it is gone. False: nothing knew of it, the sweep was here before. */
export async function deleteUnclaimedContent(transaction: Transaction, id: Id<"file">): Promise<boolean> {
  const rows = await from(transaction)
    .delete(unclaimedContents)
    .where(contentIs(transaction, id))
    .returning({ id: unclaimedContents.id });
  return rows.length > 0;
}

/** Contents to be removed, locked until the end of the transaction; those that a commit is claiming right now are passed over. */
export async function lockDueContents(transaction: Transaction, dueBy: Date, limit: number): Promise<Id<"file">[]> {
  const rows = await from(transaction)
    .select({ id: unclaimedContents.id })
    .from(unclaimedContents)
    .where(and(eq(unclaimedContents.organizationId, organizationOf(transaction)), lte(unclaimedContents.dueAt, dueBy)))
    .orderBy(asc(unclaimedContents.dueAt), asc(unclaimedContents.id))
    .limit(limit)
    .for("update", { skipLocked: true });
  return rows.map((row) => row.id);
}

export async function insertFile(transaction: Transaction, row: NewFile): Promise<FileRow> {
  const rows = await from(transaction)
    .insert(files)
    .values({ ...row, organizationId: organizationOf(transaction) })
    .returning();
  return rows[0] as FileRow;
}

/** Files by id, in no order. With `lock` they cannot be deleted before the transaction ends. */
export async function selectFilesById(
  transaction: Transaction,
  ids: readonly Id<"file">[],
  options: { readonly lock: boolean },
): Promise<FileRow[]> {
  if (ids.length === 0) return [];
  const select = from(transaction)
    .select()
    .from(files)
    .where(filesAmong(transaction, inArray(files.id, [...ids])));
  return options.lock ? await select.for("key share") : await select;
}

/** A file that is about to be deleted, locked against everything. */
export async function lockFile(transaction: Transaction, id: Id<"file">): Promise<FileRow | undefined> {
  const rows = await from(transaction)
    .select()
    .from(files)
    .where(filesAmong(transaction, eq(files.id, id)))
    .for("update");
  return rows[0];
}

export interface FileFilter {
  readonly workspaceIds: readonly Id<"workspace">[];
  readonly createdByMemberId?: Id<"member"> | undefined;
  readonly before: Id<"file"> | null;
  readonly limit: number;
}

/** Files of these workspaces, the latest first. */
export async function selectFiles(transaction: Transaction, filter: FileFilter): Promise<FileRow[]> {
  if (filter.workspaceIds.length === 0) return [];
  return from(transaction)
    .select()
    .from(files)
    .where(
      filesAmong(
        transaction,
        inArray(files.workspaceId, [...filter.workspaceIds]),
        filter.createdByMemberId ? eq(files.createdByMemberId, filter.createdByMemberId) : undefined,
        filter.before ? lt(files.id, filter.before) : undefined,
      ),
    )
    .orderBy(desc(files.id))
    .limit(filter.limit);
}

/** Deletes files; a trigger names their contents for the sweep. */
export async function deleteFiles(transaction: Transaction, ids: readonly Id<"file">[]): Promise<void> {
  if (ids.length === 0) return;
  await from(transaction)
    .delete(files)
    .where(filesAmong(transaction, inArray(files.id, [...ids])));
}

/** Files that nobody has seen in use since then, locked against being attached until the transaction ends. */
export async function lockUnusedFiles(transaction: Transaction, unusedSince: Date, limit: number): Promise<FileRow[]> {
  return from(transaction)
    .select()
    .from(files)
    .where(filesAmong(transaction, lte(files.usedAt, unusedSince)))
    .orderBy(asc(files.usedAt), asc(files.id))
    .limit(limit)
    .for("update", { skipLocked: true });
}

/** Notes that files were seen in use. */
export async function markFilesUsed(transaction: Transaction, ids: readonly Id<"file">[], usedAt: Date): Promise<void> {
  if (ids.length === 0) return;
  await from(transaction)
    .update(files)
    .set({ usedAt })
    .where(filesAmong(transaction, inArray(files.id, [...ids])));
}

/** Takes a person's name off the files that the person stored. */
export async function forgetFileCreator(transaction: Transaction, memberId: Id<"member">): Promise<void> {
  await from(transaction)
    .update(files)
    .set({ createdByMemberId: null })
    .where(filesAmong(transaction, eq(files.createdByMemberId, memberId)));
}

/** All files that a person stored, the earliest first. */
export async function selectFilesOfCreator(transaction: Transaction, memberId: Id<"member">): Promise<FileRow[]> {
  return from(transaction)
    .select()
    .from(files)
    .where(filesAmong(transaction, eq(files.createdByMemberId, memberId)))
    .orderBy(asc(files.id));
}

/** The organizations in which a sweep has something to do, in a transaction without organization. */
export async function selectOrganizationsToSweep(
  transaction: Transaction,
  dueBy: Date,
  unusedSince: Date,
): Promise<Id<"organization">[]> {
  const rows = await query<{ id: string }>(
    transaction,
    {
      name: "files.organizations_to_sweep",
      text: "select id from organizations_with_files_to_sweep($1, $2) as id order by id",
    },
    [dueBy, unusedSince],
  );
  return rows.map(({ id }) => fromUuid("organization", id));
}
