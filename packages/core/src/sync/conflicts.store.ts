/** Table `sync_conflicts`: what people are asked about because both sides differ, or one is gone. */
import type { Person } from "@eureka/contracts/actor";
import { type Id, toUuid } from "@eureka/contracts/ids";
import type { HeldField } from "@eureka/contracts/sync-rules";
import { from, instant, json, typeId } from "@eureka/kit/db";
import { and, asc, eq, gt, inArray, type SQL, sql } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";
import type { VisiblePlaces } from "../permissions/index.ts";
import { externalLinks } from "./external-links.store.ts";

/** A value as one side shows it, in words. */
export interface HeldValue {
  readonly value: string;
  readonly by: Person | null;
  readonly at: string;
}

export const syncConflicts = pgTable("sync_conflicts", {
  organizationId: typeId("organization").notNull(),
  externalLinkId: typeId("external_link").notNull(),
  field: text().$type<HeldField>().notNull(),
  decisionId: typeId("decision").notNull(),
  ours: json<HeldValue>().notNull(),
  theirs: json<HeldValue>().notNull(),
  oursHash: text().notNull(),
  theirsHash: text().notNull(),
  joinedHash: text(),
  answer: text(),
  openedAt: instant().notNull(),
});

export type ConflictRow = typeof syncConflicts.$inferSelect;

const isHere = ({ organizationId }: Transaction): SQL =>
  eq(syncConflicts.organizationId, organizationId as Id<"organization">);

export async function insertConflict(
  transaction: Transaction,
  row: Omit<typeof syncConflicts.$inferInsert, "organizationId">,
): Promise<void> {
  const organizationId = transaction.organizationId as Id<"organization">;
  await from(transaction)
    .insert(syncConflicts)
    .values({ ...row, organizationId });
}

export async function selectConflicts(
  transaction: Transaction,
  externalLinkId: Id<"external_link">,
): Promise<ConflictRow[]> {
  return from(transaction)
    .select()
    .from(syncConflicts)
    .where(and(isHere(transaction), eq(syncConflicts.externalLinkId, externalLinkId)))
    .orderBy(asc(syncConflicts.openedAt), asc(syncConflicts.field));
}

/** Those of many copies, by the copy. */
export async function selectConflictsOfAll(
  transaction: Transaction,
  externalLinkIds: readonly Id<"external_link">[],
): Promise<ReadonlyMap<Id<"external_link">, ConflictRow[]>> {
  if (externalLinkIds.length === 0) return new Map();
  const rows = await from(transaction)
    .select()
    .from(syncConflicts)
    .where(and(isHere(transaction), inArray(syncConflicts.externalLinkId, [...externalLinkIds])))
    .orderBy(asc(syncConflicts.openedAt), asc(syncConflicts.field));
  return Map.groupBy(rows, ({ externalLinkId }) => externalLinkId);
}

export async function selectConflictOf(
  transaction: Transaction,
  decisionId: Id<"decision">,
): Promise<ConflictRow | undefined> {
  const rows = await from(transaction)
    .select()
    .from(syncConflicts)
    .where(and(isHere(transaction), eq(syncConflicts.decisionId, decisionId)));
  return rows[0];
}

export interface PlacedConflict extends ConflictRow {
  readonly workItemId: Id<"work_item">;
  readonly boardId: Id<"board">;
  /** What the connection to the platform is called. */
  readonly place: string;
}

export interface ConflictFilter {
  readonly workItemId?: Id<"work_item"> | undefined;
  readonly boardId?: Id<"board"> | undefined;
  readonly decisionId?: Id<"decision"> | undefined;
  readonly limit: number;
}

const ofLink = and(
  eq(externalLinks.organizationId, syncConflicts.organizationId),
  eq(externalLinks.id, syncConflicts.externalLinkId),
);

function isWanted(transaction: Transaction, wanted: ConflictFilter): (SQL | undefined)[] {
  return [
    isHere(transaction),
    wanted.workItemId ? eq(externalLinks.workItemId, wanted.workItemId) : undefined,
    wanted.boardId ? eq(externalLinks.boardId, wanted.boardId) : undefined,
    wanted.decisionId ? eq(syncConflicts.decisionId, wanted.decisionId) : undefined,
  ];
}

const placed = {
  conflict: syncConflicts,
  workItemId: externalLinks.workItemId,
  boardId: externalLinks.boardId,
  place: sql<string>`(select n.title from connected_boards b
    join connections n on n.organization_id = b.organization_id and n.id = b.connection_id
    where b.organization_id = ${externalLinks.organizationId} and b.board_id = ${externalLinks.boardId})`,
};

/** Conflicts with where they lie, by their decisions: the oldest first. */
export async function selectPlacedConflicts(
  transaction: Transaction,
  wanted: ConflictFilter,
): Promise<PlacedConflict[]> {
  const rows = await from(transaction)
    .select(placed)
    .from(syncConflicts)
    .innerJoin(externalLinks, ofLink)
    .where(and(...isWanted(transaction, wanted)))
    .orderBy(asc(syncConflicts.decisionId))
    .limit(wanted.limit);
  return rows.map(({ conflict, ...place }) => ({ ...conflict, ...place }));
}

/** The same at places that somebody may see. */
export async function selectVisibleConflicts(
  transaction: Transaction,
  { places, after, ...wanted }: ConflictFilter & { readonly places: VisiblePlaces; readonly after: unknown },
): Promise<PlacedConflict[]> {
  const workspaceIds = places.workspaceIds.map(toUuid);
  const boardIds = places.boardIds.map(toUuid);
  const rows = await from(transaction)
    .select(placed)
    .from(syncConflicts)
    .innerJoin(externalLinks, ofLink)
    .where(
      and(
        ...isWanted(transaction, wanted),
        after === null ? undefined : gt(syncConflicts.decisionId, after as Id<"decision">),
        sql`exists (select from boards b where b.organization_id = ${externalLinks.organizationId} and b.id = ${externalLinks.boardId}
          and (b.workspace_id = any (${sql.param(workspaceIds)}::uuid[]) or b.id = any (${sql.param(boardIds)}::uuid[])))`,
      ),
    )
    .orderBy(asc(syncConflicts.decisionId))
    .limit(wanted.limit);
  return rows.map(({ conflict, ...place }) => ({ ...conflict, ...place }));
}

/** False when nobody waits for the answer any more. */
export async function answerConflict(
  transaction: Transaction,
  decisionId: Id<"decision">,
  answer: string,
): Promise<boolean> {
  const rows = await from(transaction)
    .update(syncConflicts)
    .set({ answer })
    .where(and(isHere(transaction), eq(syncConflicts.decisionId, decisionId)))
    .returning({ field: syncConflicts.field });
  return rows.length > 0;
}

export async function deleteConflict(
  transaction: Transaction,
  { externalLinkId, field }: Pick<ConflictRow, "externalLinkId" | "field">,
): Promise<void> {
  await from(transaction)
    .delete(syncConflicts)
    .where(and(isHere(transaction), eq(syncConflicts.externalLinkId, externalLinkId), eq(syncConflicts.field, field)));
}
