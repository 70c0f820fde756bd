/** Tables `connected_boards` and `connected_lists`. */
import type { TrackerCustomField } from "@eureka/connector-sdk";
import type { ConnectedBoard } from "@eureka/contracts/connected-board";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import type { SyncRules } from "@eureka/contracts/sync-rules";
import { from, instant, isUniqueViolation, json, query, savepoint, typeId, typeIds } from "@eureka/kit/db";
import { and, asc, eq, gt, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";
import type { VisiblePlaces } from "../permissions/index.ts";

export const connectedBoards = pgTable("connected_boards", {
  organizationId: typeId("organization").notNull(),
  id: typeId("connected_board").notNull(),
  boardId: typeId("board").notNull(),
  connectionId: typeId("connection").notNull(),
  platformBoardId: text().notNull(),
  permalink: text(),
  state: text().$type<ConnectedBoard["state"]>().notNull().default("connecting"),
  error: text(),
  cursor: text(),
  platformHookId: text(),
  reconciledAt: instant(),
  fields: json<TrackerCustomField[]>().notNull().default([]),
  rules: json<Partial<SyncRules>>().notNull().default({}),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

export const connectedLists = pgTable("connected_lists", {
  organizationId: typeId("organization").notNull(),
  listId: typeId("list").notNull(),
  boardId: typeId("board").notNull(),
  platformListId: text().notNull(),
  itemOrder: typeIds("work_item").notNull().default([]),
  endKey: text(),
});

export type ConnectedBoardRow = typeof connectedBoards.$inferSelect;

function current(transaction: Transaction): Id<"organization"> {
  return transaction.organizationId as Id<"organization">;
}

function rowIs(transaction: Transaction, id: Id<"connected_board">): SQL | undefined {
  return and(eq(connectedBoards.organizationId, current(transaction)), eq(connectedBoards.id, id));
}

/** Null when the platform's board is connected already. */
export async function insertConnectedBoard(
  transaction: Transaction,
  row: Omit<typeof connectedBoards.$inferInsert, "organizationId">,
): Promise<ConnectedBoardRow | null> {
  try {
    const rows = await savepoint(transaction, async () =>
      from(transaction)
        .insert(connectedBoards)
        .values({ ...row, organizationId: current(transaction) })
        .returning(),
    );
    return rows[0] ?? null;
  } catch (error) {
    if (isUniqueViolation(error, "connected_boards_organization_id_connection_id_platform_boa_key")) return null;
    throw error;
  }
}

export async function selectConnectedBoard(
  transaction: Transaction,
  id: Id<"connected_board">,
  options: { readonly lock: boolean } = { lock: false },
): Promise<ConnectedBoardRow | undefined> {
  const select = from(transaction).select().from(connectedBoards).where(rowIs(transaction, id));
  const rows = options.lock ? await select.for("no key update") : await select;
  return rows[0];
}

export async function selectConnectedBoardOf(
  transaction: Transaction,
  boardId: Id<"board">,
): Promise<ConnectedBoardRow | undefined> {
  return (await selectConnectedBoardsAmong(transaction, [boardId]))[0];
}

/** Those of some boards that are connected. */
export async function selectConnectedBoardsAmong(
  transaction: Transaction,
  boardIds: readonly Id<"board">[],
): Promise<ConnectedBoardRow[]> {
  if (boardIds.length === 0) return [];
  return from(transaction)
    .select()
    .from(connectedBoards)
    .where(
      and(eq(connectedBoards.organizationId, current(transaction)), inArray(connectedBoards.boardId, [...boardIds])),
    )
    .orderBy(asc(connectedBoards.id));
}

export async function selectConnectedBoardByPlatform(
  transaction: Transaction,
  connectionId: Id<"connection">,
  platformBoardIds: readonly string[],
): Promise<ConnectedBoardRow[]> {
  if (platformBoardIds.length === 0) return [];
  return from(transaction)
    .select()
    .from(connectedBoards)
    .where(
      and(
        eq(connectedBoards.organizationId, current(transaction)),
        eq(connectedBoards.connectionId, connectionId),
        inArray(connectedBoards.platformBoardId, [...platformBoardIds]),
      ),
    );
}

export interface ConnectedBoardFilter {
  /** Only boards at these places. */
  readonly places: VisiblePlaces;
  readonly connectionId?: Id<"connection"> | undefined;
  readonly boardId?: Id<"board"> | undefined;
  readonly after: Id<"connected_board"> | null;
  readonly limit: number;
}

/** The oldest first. */
export async function selectVisibleConnectedBoards(
  transaction: Transaction,
  { places, ...filter }: ConnectedBoardFilter,
): Promise<ConnectedBoardRow[]> {
  const workspaceIds = places.workspaceIds.map(toUuid);
  const boardIds = places.boardIds.map(toUuid);
  return from(transaction)
    .select()
    .from(connectedBoards)
    .where(
      and(
        eq(connectedBoards.organizationId, current(transaction)),
        sql`exists (select from boards b where b.organization_id = ${connectedBoards.organizationId} and b.id = ${connectedBoards.boardId}
          and (b.workspace_id = any (${sql.param(workspaceIds)}::uuid[]) or b.id = any (${sql.param(boardIds)}::uuid[])))`,
        filter.connectionId ? eq(connectedBoards.connectionId, filter.connectionId) : undefined,
        filter.boardId ? eq(connectedBoards.boardId, filter.boardId) : undefined,
        filter.after ? gt(connectedBoards.id, filter.after) : undefined,
      ),
    )
    .orderBy(asc(connectedBoards.id))
    .limit(filter.limit);
}

/** The boards that show what a connection's platform shows. */
export async function selectConnectedBoardsOf(
  transaction: Transaction,
  connectionId: Id<"connection">,
): Promise<ConnectedBoardRow[]> {
  return from(transaction)
    .select()
    .from(connectedBoards)
    .where(
      and(eq(connectedBoards.organizationId, current(transaction)), eq(connectedBoards.connectionId, connectionId)),
    )
    .orderBy(asc(connectedBoards.id));
}

export type ConnectedBoardChange = Partial<
  Pick<
    ConnectedBoardRow,
    "permalink" | "state" | "error" | "cursor" | "platformHookId" | "reconciledAt" | "fields" | "rules"
  >
>;

/** How far the platform was read is nothing that people change: whoever edits the board is not disturbed by it. */
const progress: readonly (keyof ConnectedBoardChange)[] = ["cursor", "reconciledAt"];

function isProgress(change: ConnectedBoardChange): boolean {
  return Object.keys(change).every((name) => progress.includes(name as keyof ConnectedBoardChange));
}

export async function updateConnectedBoard(
  transaction: Transaction,
  id: Id<"connected_board">,
  change: ConnectedBoardChange,
  updatedAt: Date,
): Promise<ConnectedBoardRow | undefined> {
  const rows = await from(transaction)
    .update(connectedBoards)
    .set({ ...change, updatedAt, ...(!isProgress(change) && { version: sql`${connectedBoards.version} + 1` }) })
    .where(rowIs(transaction, id))
    .returning();
  return rows[0];
}

export async function deleteConnectedBoard(transaction: Transaction, id: Id<"connected_board">): Promise<void> {
  await from(transaction).delete(connectedBoards).where(rowIs(transaction, id));
}

export interface ConnectedListRow {
  readonly listId: Id<"list">;
  readonly platformListId: string;
  readonly name: string;
  readonly archived: boolean;
}

/** The lists of a connected board with what they are called here. */
export async function selectConnectedLists(
  transaction: Transaction,
  boardId: Id<"board">,
): Promise<ConnectedListRow[]> {
  const rows = await query<{ list_id: string; platform_list_id: string; name: string; archived: boolean }>(
    transaction,
    {
      name: "sync.lists_of_board",
      text: `select c.list_id, c.platform_list_id, l.name, l.archived_at is not null as archived from connected_lists c
             join lists l on l.organization_id = c.organization_id and l.id = c.list_id
             where c.organization_id = $1 and c.board_id = $2 order by l.position, l.id`,
    },
    [toUuid(current(transaction)), toUuid(boardId)],
  );
  return rows.map((row) => ({
    listId: fromUuid("list", row.list_id),
    platformListId: row.platform_list_id,
    name: row.name,
    archived: row.archived,
  }));
}

export async function insertConnectedList(
  transaction: Transaction,
  row: Omit<typeof connectedLists.$inferInsert, "organizationId">,
): Promise<void> {
  await from(transaction)
    .insert(connectedLists)
    .values({ ...row, organizationId: current(transaction) })
    .onConflictDoNothing();
}

function listIs(transaction: Transaction, listId: Id<"list">): SQL | undefined {
  return and(eq(connectedLists.organizationId, current(transaction)), eq(connectedLists.listId, listId));
}

/**
 * Until the transaction ends nothing else is given a place in the list, here or there. `endKey`: the greatest key over there that is known or
 * was given away; "" for an empty list, null before anybody looked.
 */
export async function lockConnectedList(
  transaction: Transaction,
  listId: Id<"list">,
): Promise<{ readonly endKey: string | null }> {
  const rows = await from(transaction)
    .select({ endKey: connectedLists.endKey })
    .from(connectedLists)
    .where(listIs(transaction, listId))
    .for("no key update");
  return rows[0] ?? { endKey: null };
}

/** A lower one than is known changes nothing: what it was given to may be on its way. */
export async function raiseEndKey(transaction: Transaction, listId: Id<"list">, endKey: string): Promise<void> {
  await from(transaction)
    .update(connectedLists)
    .set({ endKey })
    .where(and(listIs(transaction, listId), or(isNull(connectedLists.endKey), lt(connectedLists.endKey, endKey))));
}

/** The order of a list's items when both sides were last the same; locks as {@link lockConnectedList} does. */
export async function lockItemOrder(transaction: Transaction, listId: Id<"list">): Promise<Id<"work_item">[]> {
  const rows = await from(transaction)
    .select({ itemOrder: connectedLists.itemOrder })
    .from(connectedLists)
    .where(listIs(transaction, listId))
    .for("no key update");
  return rows[0]?.itemOrder ?? [];
}

export async function updateItemOrder(
  transaction: Transaction,
  listId: Id<"list">,
  itemOrder: readonly Id<"work_item">[],
): Promise<void> {
  const change = { itemOrder: [...itemOrder] };
  await from(transaction).update(connectedLists).set(change).where(listIs(transaction, listId));
}
