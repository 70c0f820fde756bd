/** Table `bookmarks`. Whoever reads one proves by {@link BookmarkSight} that it is his or shared with him. */
import type { IdeaContent } from "@eureka/contracts/idea";
import type { Id } from "@eureka/contracts/ids";
import { from, instant, json, typeId } from "@eureka/kit/db";
import { and, arrayOverlaps, desc, eq, exists, ilike, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";
import { organizationOf, patternFor } from "../columns.ts";
import { shares } from "./shares.store.ts";

/** An idea as it was when it was saved. */
export interface SavedIdea extends IdeaContent {
  readonly workspaceId: Id<"workspace">;
  readonly runId: Id<"run"> | null;
  readonly createdAt: string;
}

export const bookmarks = pgTable("bookmarks", {
  organizationId: typeId("organization").notNull(),
  id: typeId("bookmark").notNull(),
  workspaceId: typeId("workspace").notNull(),
  ownerMemberId: typeId("member").notNull(),
  ideaId: typeId("idea").notNull(),
  title: text().notNull(),
  text: text().notNull(),
  topic: text().notNull(),
  context: text().notNull(),
  idea: json<SavedIdea>().notNull(),
  keywords: text().array().notNull(),
  topicKeywords: text().array().notNull(),
  tags: text().array().notNull().default([]),
  note: text().notNull().default(""),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

export type BookmarkRow = typeof bookmarks.$inferSelect;

/** Who looks, and the workspaces in which he may see bookmarks at all. */
export interface BookmarkSight {
  readonly memberId: Id<"member">;
  readonly workspaceIds: readonly Id<"workspace">[];
}

function bookmarksAmong(transaction: Transaction, ...conditions: (SQL | undefined)[]): SQL | undefined {
  return and(eq(bookmarks.organizationId, organizationOf(transaction)), ...conditions);
}

/** His own, or shared with him; in either case only in a workspace that he can see. */
function isVisible(transaction: Transaction, sight: BookmarkSight): SQL | undefined {
  const isShared = exists(
    from(transaction)
      .select({ found: sql`1` })
      .from(shares)
      .where(
        and(
          eq(shares.organizationId, organizationOf(transaction)),
          eq(shares.bookmarkId, bookmarks.id),
          or(
            eq(shares.kind, "organization"),
            eq(shares.memberId, sight.memberId),
            inArray(shares.workspaceId, [...sight.workspaceIds]),
          ),
        ),
      ),
  );
  return and(
    inArray(bookmarks.workspaceId, [...sight.workspaceIds]),
    or(eq(bookmarks.ownerMemberId, sight.memberId), isShared),
  );
}

/** Undefined when the member has saved this idea already. */
export async function insertBookmark(
  transaction: Transaction,
  row: Omit<BookmarkRow, "organizationId" | "version">,
): Promise<BookmarkRow | undefined> {
  const rows = await from(transaction)
    .insert(bookmarks)
    .values({ ...row, organizationId: organizationOf(transaction) })
    .onConflictDoNothing({ target: [bookmarks.organizationId, bookmarks.ownerMemberId, bookmarks.ideaId] })
    .returning();
  return rows[0];
}

/** A bookmark that somebody may see, locked against other changes when `lock` is set. */
export async function selectBookmark(
  transaction: Transaction,
  id: Id<"bookmark">,
  sight: BookmarkSight,
  options: { readonly lock: boolean },
): Promise<BookmarkRow | undefined> {
  if (sight.workspaceIds.length === 0) return undefined;
  const select = from(transaction)
    .select()
    .from(bookmarks)
    .where(bookmarksAmong(transaction, eq(bookmarks.id, id), isVisible(transaction, sight)));
  const rows = options.lock ? await select.for("no key update") : await select;
  return rows[0];
}

export interface BookmarkFilter {
  readonly sight: BookmarkSight;
  readonly owner: "anyone" | "me" | "others";
  readonly workspaceId: Id<"workspace"> | undefined;
  readonly tags: readonly string[] | undefined;
  readonly search: string | undefined;
  readonly before: Id<"bookmark"> | null;
  readonly limit: number;
}

/** Bookmarks that somebody may see, the newest first. */
export async function selectBookmarks(transaction: Transaction, filter: BookmarkFilter): Promise<BookmarkRow[]> {
  const { sight, search } = filter;
  if (sight.workspaceIds.length === 0) return [];
  const pattern = search === undefined ? null : patternFor(search);
  const isOwn = eq(bookmarks.ownerMemberId, sight.memberId);
  return from(transaction)
    .select()
    .from(bookmarks)
    .where(
      bookmarksAmong(
        transaction,
        isVisible(transaction, sight),
        filter.owner === "me" ? isOwn : undefined,
        filter.owner === "others" ? sql`not ${isOwn}` : undefined,
        filter.workspaceId ? eq(bookmarks.workspaceId, filter.workspaceId) : undefined,
        filter.tags ? arrayOverlaps(bookmarks.tags, [...filter.tags]) : undefined,
        pattern
          ? or(
              ilike(bookmarks.title, pattern),
              ilike(bookmarks.text, pattern),
              ilike(bookmarks.topic, pattern),
              ilike(bookmarks.context, pattern),
              sql`exists (select from unnest(${bookmarks.tags}) as tag where tag ilike ${pattern})`,
            )
          : undefined,
        filter.before ? lt(bookmarks.id, filter.before) : undefined,
      ),
    )
    .orderBy(desc(bookmarks.id))
    .limit(filter.limit);
}

/** What an idea is compared by with those that a member saved. */
export type ComparedRow = Pick<BookmarkRow, "id" | "ideaId" | "title" | "text" | "keywords" | "topicKeywords">;

/** A member's bookmarks that share a keyword with an idea, the newest first, at most `limit`. */
export async function selectComparable(
  transaction: Transaction,
  facts: { readonly ownerMemberId: Id<"member">; readonly keywords: readonly string[]; readonly limit: number },
): Promise<ComparedRow[]> {
  if (facts.keywords.length === 0) return [];
  const { id, ideaId, title, text, keywords, topicKeywords } = bookmarks;
  return from(transaction)
    .select({ id, ideaId, title, text, keywords, topicKeywords })
    .from(bookmarks)
    .where(
      bookmarksAmong(
        transaction,
        eq(bookmarks.ownerMemberId, facts.ownerMemberId),
        arrayOverlaps(bookmarks.keywords, [...facts.keywords]),
      ),
    )
    .orderBy(desc(bookmarks.id))
    .limit(facts.limit);
}

/** A member's bookmarks of ideas, by the idea's id. */
export async function selectOwnOfIdeas(
  transaction: Transaction,
  memberId: Id<"member">,
  ideaIds: readonly Id<"idea">[],
): Promise<Map<Id<"idea">, Id<"bookmark">>> {
  if (ideaIds.length === 0) return new Map();
  const rows = await from(transaction)
    .select({ id: bookmarks.id, ideaId: bookmarks.ideaId })
    .from(bookmarks)
    .where(bookmarksAmong(transaction, eq(bookmarks.ownerMemberId, memberId), inArray(bookmarks.ideaId, [...ideaIds])));
  return new Map(rows.map(({ ideaId, id }) => [ideaId, id]));
}

/** A member's own bookmark of an idea. */
export async function selectOwnOfIdea(
  transaction: Transaction,
  memberId: Id<"member">,
  ideaId: Id<"idea">,
): Promise<BookmarkRow | undefined> {
  const rows = await from(transaction)
    .select()
    .from(bookmarks)
    .where(bookmarksAmong(transaction, eq(bookmarks.ownerMemberId, memberId), eq(bookmarks.ideaId, ideaId)));
  return rows[0];
}

export async function countBookmarksOfIdea(transaction: Transaction, ideaId: Id<"idea">): Promise<number> {
  return from(transaction).$count(bookmarks, bookmarksAmong(transaction, eq(bookmarks.ideaId, ideaId)));
}

/** Writes fields of a locked bookmark; its version goes up in any case. */
export async function updateBookmarkRow(
  transaction: Transaction,
  id: Id<"bookmark">,
  change: Partial<Pick<BookmarkRow, "tags" | "note">> & { readonly updatedAt: Date },
): Promise<BookmarkRow> {
  const rows = await from(transaction)
    .update(bookmarks)
    .set({ ...change, version: sql`${bookmarks.version} + 1` })
    .where(bookmarksAmong(transaction, eq(bookmarks.id, id)))
    .returning();
  return rows[0] as BookmarkRow;
}

export async function deleteBookmarkRow(transaction: Transaction, id: Id<"bookmark">): Promise<void> {
  await from(transaction)
    .delete(bookmarks)
    .where(bookmarksAmong(transaction, eq(bookmarks.id, id)));
}

/** All that a person saved, the earliest first. */
export async function selectBookmarksOfMember(
  transaction: Transaction,
  memberId: Id<"member">,
): Promise<BookmarkRow[]> {
  return from(transaction)
    .select()
    .from(bookmarks)
    .where(bookmarksAmong(transaction, eq(bookmarks.ownerMemberId, memberId)))
    .orderBy(bookmarks.id);
}

export async function deleteBookmarksOfMember(transaction: Transaction, memberId: Id<"member">): Promise<void> {
  await from(transaction)
    .delete(bookmarks)
    .where(bookmarksAmong(transaction, eq(bookmarks.ownerMemberId, memberId)));
}
