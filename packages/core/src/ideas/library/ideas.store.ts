/** Tables `ideas` and `idea_work_items`. */
import type { Engine, IdeaContent, IdeaOutcome } from "@eureka/contracts/idea";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import type { ListCategory } from "@eureka/contracts/list";
import { from, instant, json, query, typeId } from "@eureka/kit/db";
import { and, arrayOverlaps, asc, desc, eq, exists, ilike, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";
import type { VisiblePlaces } from "../../permissions/index.ts";
import { bookmarks } from "../bookmarks/bookmarks.store.ts";
import { organizationOf, organizationUuid, patternFor } from "../columns.ts";

/** What the pipeline says of an idea besides what has a column of its own. */
export type StoredContent = Omit<IdeaContent, "rank" | "title" | "text" | "engine">;

export const ideas = pgTable("ideas", {
  organizationId: typeId("organization").notNull(),
  id: typeId("idea").notNull(),
  workspaceId: typeId("workspace").notNull(),
  runId: typeId("run"),
  rank: integer().notNull(),
  topic: text().notNull(),
  title: text().notNull(),
  text: text().notNull(),
  engine: text().$type<Engine>().notNull(),
  content: json<StoredContent>().notNull(),
  outcome: text().$type<IdeaOutcome>().notNull().default("open"),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
});

export const ideaWorkItems = pgTable("idea_work_items", {
  organizationId: typeId("organization").notNull(),
  ideaId: typeId("idea").notNull(),
  boardId: typeId("board").notNull(),
  workItemId: typeId("work_item").notNull(),
  createdAt: instant().notNull(),
});

export type IdeaRow = typeof ideas.$inferSelect;
export type NewIdeaRow = Omit<IdeaRow, "organizationId" | "version" | "outcome">;

function ideasAmong(transaction: Transaction, ...conditions: (SQL | undefined)[]): SQL | undefined {
  return and(eq(ideas.organizationId, organizationOf(transaction)), ...conditions);
}

export async function insertIdeas(transaction: Transaction, rows: readonly NewIdeaRow[]): Promise<void> {
  if (rows.length === 0) return;
  const organizationId = organizationOf(transaction);
  await from(transaction)
    .insert(ideas)
    .values(rows.map((row) => ({ ...row, organizationId })));
}

/** An idea; locked, so that of two who make an item of it the second one sees the first one's, when `lock` is set. */
export async function selectIdea(
  transaction: Transaction,
  id: Id<"idea">,
  options: { readonly lock: boolean },
): Promise<IdeaRow | undefined> {
  const select = from(transaction)
    .select()
    .from(ideas)
    .where(ideasAmong(transaction, eq(ideas.id, id)));
  const rows = options.lock ? await select.for("no key update") : await select;
  return rows[0];
}

/** Ideas by their ids, in no order. */
export async function selectIdeasById(transaction: Transaction, ids: readonly Id<"idea">[]): Promise<IdeaRow[]> {
  if (ids.length === 0) return [];
  return from(transaction)
    .select()
    .from(ideas)
    .where(ideasAmong(transaction, inArray(ideas.id, [...ids])));
}

/** What became of ideas, by their ids. */
export async function selectOutcomes(
  transaction: Transaction,
  ids: readonly Id<"idea">[],
): Promise<Map<Id<"idea">, IdeaOutcome>> {
  if (ids.length === 0) return new Map();
  const rows = await from(transaction)
    .select({ id: ideas.id, outcome: ideas.outcome })
    .from(ideas)
    .where(ideasAmong(transaction, inArray(ideas.id, [...ids])));
  return new Map(rows.map(({ id, outcome }) => [id, outcome]));
}

/** The ideas of a run, the best first. */
export async function selectIdeasOfRun(transaction: Transaction, runId: Id<"run">): Promise<IdeaRow[]> {
  return from(transaction)
    .select()
    .from(ideas)
    .where(ideasAmong(transaction, eq(ideas.runId, runId)))
    .orderBy(asc(ideas.rank));
}

export interface IdeaFilter {
  readonly workspaceIds: readonly Id<"workspace">[];
  readonly runId: Id<"run"> | undefined;
  readonly search: string | undefined;
  /** Any of these tags on a bookmark of this member. */
  readonly tags: { readonly any: readonly string[]; readonly memberId: Id<"member"> } | null;
  readonly before: Id<"idea"> | null;
  readonly limit: number;
}

/** Ideas of these workspaces, the latest run first, and in a run the best first. */
export async function selectIdeas(transaction: Transaction, filter: IdeaFilter): Promise<IdeaRow[]> {
  if (filter.workspaceIds.length === 0) return [];
  const pattern = filter.search === undefined ? null : patternFor(filter.search);
  const isTagged =
    filter.tags &&
    exists(
      from(transaction)
        .select({ found: sql`1` })
        .from(bookmarks)
        .where(
          and(
            eq(bookmarks.organizationId, organizationOf(transaction)),
            eq(bookmarks.ideaId, ideas.id),
            eq(bookmarks.ownerMemberId, filter.tags.memberId),
            arrayOverlaps(bookmarks.tags, [...filter.tags.any]),
          ),
        ),
    );
  return from(transaction)
    .select()
    .from(ideas)
    .where(
      ideasAmong(
        transaction,
        inArray(ideas.workspaceId, [...filter.workspaceIds]),
        filter.runId ? eq(ideas.runId, filter.runId) : undefined,
        pattern ? or(ilike(ideas.title, pattern), ilike(ideas.text, pattern), ilike(ideas.topic, pattern)) : undefined,
        isTagged ?? undefined,
        filter.before ? lt(ideas.id, filter.before) : undefined,
      ),
    )
    .orderBy(desc(ideas.id))
    .limit(filter.limit);
}

/** The item that was made from an idea on a board. */
export async function selectItemOfIdea(
  transaction: Transaction,
  ideaId: Id<"idea">,
  boardId: Id<"board">,
): Promise<Id<"work_item"> | null> {
  const rows = await from(transaction)
    .select({ id: ideaWorkItems.workItemId })
    .from(ideaWorkItems)
    .where(
      and(
        eq(ideaWorkItems.organizationId, organizationOf(transaction)),
        eq(ideaWorkItems.ideaId, ideaId),
        eq(ideaWorkItems.boardId, boardId),
      ),
    );
  return rows[0]?.id ?? null;
}

export async function insertItemOfIdea(
  transaction: Transaction,
  row: Omit<typeof ideaWorkItems.$inferSelect, "organizationId">,
): Promise<void> {
  await from(transaction)
    .insert(ideaWorkItems)
    .values({ ...row, organizationId: organizationOf(transaction) });
}

/** The idea from which an item was made. */
export async function selectIdeaOfItem(
  transaction: Transaction,
  workItemId: Id<"work_item">,
): Promise<Id<"idea"> | null> {
  const rows = await from(transaction)
    .select({ id: ideaWorkItems.ideaId })
    .from(ideaWorkItems)
    .where(
      and(eq(ideaWorkItems.organizationId, organizationOf(transaction)), eq(ideaWorkItems.workItemId, workItemId)),
    );
  return rows[0]?.id ?? null;
}

/** What was made from ideas became part of another item. */
export async function moveItemsOfIdeas(
  transaction: Transaction,
  duplicate: Id<"work_item">,
  into: Id<"work_item">,
): Promise<void> {
  await from(transaction)
    .update(ideaWorkItems)
    .set({ workItemId: into })
    .where(and(eq(ideaWorkItems.organizationId, organizationOf(transaction)), eq(ideaWorkItems.workItemId, duplicate)));
}

export async function updateOutcome(transaction: Transaction, id: Id<"idea">, outcome: IdeaOutcome): Promise<void> {
  await from(transaction)
    .update(ideas)
    .set({ outcome, version: sql`${ideas.version} + 1` })
    .where(ideasAmong(transaction, eq(ideas.id, id)));
}

/** An item that was made from an idea, and how far it is. */
export interface ItemOfIdeaRow {
  readonly ideaId: Id<"idea">;
  readonly workItemId: Id<"work_item">;
  readonly key: string;
  readonly title: string;
  readonly state: ListCategory;
  readonly completedAt: Date | null;
  readonly isArchived: boolean;
}

interface ItemColumns extends Record<string, unknown> {
  readonly idea_id: string;
  readonly work_item_id: string;
  readonly key: string;
  readonly title: string;
  readonly state: ListCategory;
  readonly completed_at: Date | null;
  readonly is_archived: boolean;
}

/** The items that were made from ideas, the earliest first, as far as they lie or stand at one of these places; all of them for null. */
export async function selectItemsOfIdeas(
  transaction: Transaction,
  ideaIds: readonly Id<"idea">[],
  places: Pick<VisiblePlaces, "workspaceIds" | "boardIds"> | null,
): Promise<ItemOfIdeaRow[]> {
  if (ideaIds.length === 0) return [];
  const rows = await query<ItemColumns>(
    transaction,
    {
      name: "ideas.items",
      text: `select m.idea_id, m.work_item_id, i.key, i.title, i.state, i.completed_at, i.archived_at is not null as is_archived
             from idea_work_items m
             join work_items i on i.organization_id = m.organization_id and i.id = m.work_item_id
             where m.organization_id = $1 and m.idea_id = any ($2::uuid[])
               and ($5 or i.workspace_id = any ($3::uuid[]) or exists (
                 select from placements p join boards b on b.organization_id = p.organization_id and b.id = p.board_id
                 where p.organization_id = i.organization_id and p.work_item_id = i.id
                   and (b.id = any ($4::uuid[]) or b.workspace_id = any ($3::uuid[]))))
             order by m.created_at, m.work_item_id`,
    },
    [
      organizationUuid(transaction),
      ideaIds.map(toUuid),
      places?.workspaceIds.map(toUuid) ?? [],
      places?.boardIds.map(toUuid) ?? [],
      places === null,
    ],
  );
  return rows.map((row) => ({
    ideaId: fromUuid("idea", row.idea_id),
    workItemId: fromUuid("work_item", row.work_item_id),
    key: row.key,
    title: row.title,
    state: row.state,
    completedAt: row.completed_at,
    isArchived: row.is_archived,
  }));
}
