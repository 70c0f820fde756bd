/** Table `lists`. */
import type { Approvers, CreationPolicy } from "@eureka/contracts/board";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import type { List, ListCategory } from "@eureka/contracts/list";
import { from, instant, query, typeId } from "@eureka/kit/db";
import { and, eq, sql } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";
import { organizationOf, organizationUuid, toTime, toTimeOrNull } from "../columns.ts";

export const lists = pgTable("lists", {
  organizationId: typeId("organization").notNull(),
  id: typeId("list").notNull(),
  boardId: typeId("board").notNull(),
  name: text().notNull(),
  category: text().$type<ListCategory>().notNull(),
  position: text().notNull(),
  archivedAt: instant(),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

/** A list with what must be known of its board before anything is done with it. */
export interface ListOnBoard extends List {
  readonly workspaceId: Id<"workspace">;
  /** The connection whose board it stands on; null for a board that is only here. */
  readonly connectionId: Id<"connection"> | null;
  /** Whether a board link names its board. */
  readonly isLinked: boolean;
  readonly boardArchived: boolean;
  readonly creationPolicy: CreationPolicy;
  readonly approvers: Approvers;
  readonly workspaceArchived: boolean;
}

interface ListRow {
  id: string;
  board_id: string;
  name: string;
  category: ListCategory;
  position: string;
  archived_at: Date | null;
  version: number;
  created_at: Date;
  updated_at: Date;
  workspace_id: string;
  connection_id: string | null;
  is_linked: boolean;
  creation_policy: CreationPolicy;
  approver_role: Approvers["role"];
  approver_quorum: number;
  board_archived_at: Date | null;
  workspace_archived_at: Date | null;
}

const columns = `l.id, l.board_id, l.name, l.category, l.position, l.archived_at, l.version, l.created_at, l.updated_at,
  b.workspace_id, b.connection_id, b.is_linked, b.creation_policy, b.approver_role, b.approver_quorum, b.archived_at as board_archived_at, w.archived_at as workspace_archived_at`;
const tables = `lists l join boards b on b.organization_id = l.organization_id and b.id = l.board_id
  join workspaces w on w.organization_id = b.organization_id and w.id = b.workspace_id`;

function toListOnBoard(row: ListRow): ListOnBoard {
  return {
    id: fromUuid("list", row.id),
    boardId: fromUuid("board", row.board_id),
    name: row.name,
    category: row.category,
    position: row.position,
    archivedAt: toTimeOrNull(row.archived_at),
    version: row.version,
    createdAt: toTime(row.created_at),
    updatedAt: toTime(row.updated_at),
    workspaceId: fromUuid("workspace", row.workspace_id),
    connectionId: row.connection_id === null ? null : fromUuid("connection", row.connection_id),
    isLinked: row.is_linked,
    creationPolicy: row.creation_policy,
    approvers: { role: row.approver_role, quorum: row.approver_quorum },
    boardArchived: row.board_archived_at !== null,
    workspaceArchived: row.workspace_archived_at !== null,
  };
}

export async function selectList(transaction: Transaction, id: Id<"list">): Promise<ListOnBoard | undefined> {
  const rows = await query<ListRow & Record<string, unknown>>(
    transaction,
    { name: "lists.get", text: `select ${columns} from ${tables} where l.organization_id = $1 and l.id = $2` },
    [organizationUuid(transaction), toUuid(id)],
  );
  return rows[0] && toListOnBoard(rows[0]);
}

/** Locks lists against changes of their positions, in the order of their ids, and reads them as they are now. */
export async function lockLists(transaction: Transaction, ids: readonly Id<"list">[]): Promise<ListOnBoard[]> {
  const rows = await query<ListRow & Record<string, unknown>>(
    transaction,
    {
      name: "lists.lock",
      text: `select ${columns} from ${tables} where l.organization_id = $1 and l.id = any ($2::uuid[])
             order by l.id for no key update of l`,
    },
    [organizationUuid(transaction), ids.map(toUuid)],
  );
  return rows.map(toListOnBoard);
}

/** A place as new work names it: a list, else a board, else a workspace, else nothing. */
export interface NamedPlace {
  readonly workspaceId?: Id<"workspace"> | undefined;
  readonly boardId?: Id<"board"> | undefined;
  readonly listId?: Id<"list"> | undefined;
}

/**
 * The id of the list into which new work goes that names a place: the list itself, or of its board, of its workspace's default board or
 * of the default workspace's the first list of one of the categories, else of any. Null when one of them is missing.
 * Each `coalesce` is a selection of its own: under row-level security PostgreSQL searches no index for the bare expression.
 */
export const namedListId = `(select coalesce($2::uuid, (
    select id from lists
    where organization_id = $1 and archived_at is null and board_id = (select coalesce($3::uuid, (
      select default_board_id from workspaces
      where organization_id = $1 and id = (select coalesce($4::uuid, (select default_workspace_id from organizations where id = $1))))))
    order by (category = any ($5::text[])) desc, position, id limit 1)))`;

/** The parameters of {@link namedListId}. */
export function namedListValues(
  transaction: Transaction,
  place: NamedPlace,
  categories: readonly ListCategory[],
): unknown[] {
  const { listId, boardId, workspaceId } = place;
  const uuids = [listId, boardId, workspaceId].map((id) => (id ? toUuid(id) : null));
  return [organizationUuid(transaction), ...uuids, categories];
}

/** Finds and locks the list of a named place, in one statement. */
export async function lockNamedList(
  transaction: Transaction,
  place: NamedPlace,
  categories: readonly ListCategory[],
): Promise<ListOnBoard | undefined> {
  const [row] = await query<ListRow & Record<string, unknown>>(
    transaction,
    {
      name: "lists.lock_named",
      text: `select ${columns} from ${tables} where l.organization_id = $1 and l.id = ${namedListId} for no key update of l`,
    },
    namedListValues(transaction, place, categories),
  );
  return row && toListOnBoard(row);
}

/** Where new work goes on a board: its first list of one of `categories`, else of any when `orAny`. Null when there is none. */
export async function findFirstList(
  transaction: Transaction,
  boardId: Id<"board">,
  categories: readonly ListCategory[],
  orAny: boolean,
): Promise<Id<"list"> | null> {
  const rows = await query<{ id: string }>(
    transaction,
    {
      name: "lists.first",
      text: `select id from lists
             where organization_id = $1 and board_id = $2 and archived_at is null and (category = any ($3::text[]) or $4)
             order by (category = any ($3::text[])) desc, position, id limit 1`,
    },
    [organizationUuid(transaction), toUuid(boardId), categories, orAny],
  );
  return rows[0] ? fromUuid("list", rows[0].id) : null;
}

/** The ids and positions of a board's lists, in order. */
export async function selectListPositions(
  transaction: Transaction,
  boardId: Id<"board">,
): Promise<{ id: Id<"list">; position: string }[]> {
  return await from(transaction)
    .select({ id: lists.id, position: lists.position })
    .from(lists)
    .where(and(eq(lists.organizationId, organizationOf(transaction)), eq(lists.boardId, boardId)))
    .orderBy(lists.position, lists.id);
}

export interface NewListRow extends Pick<List, "id" | "boardId" | "name" | "category" | "position"> {
  readonly createdAt: Date;
}

export async function insertLists(transaction: Transaction, rows: readonly NewListRow[]): Promise<void> {
  if (rows.length === 0) return;
  const organizationId = organizationOf(transaction);
  await from(transaction)
    .insert(lists)
    .values(rows.map((row) => ({ ...row, organizationId, updatedAt: row.createdAt })));
}

export interface ListChanges {
  readonly name?: string;
  readonly category?: ListCategory;
  readonly position?: string;
  readonly archivedAt?: Date | null;
}

export async function updateListRow(
  transaction: Transaction,
  id: Id<"list">,
  changes: ListChanges,
  now: Date,
): Promise<void> {
  await from(transaction)
    .update(lists)
    .set({ ...changes, version: sql`${lists.version} + 1`, updatedAt: now })
    .where(and(eq(lists.organizationId, organizationOf(transaction)), eq(lists.id, id)));
}

/** Writes positions of lists anew. */
export async function updateListPositions(
  transaction: Transaction,
  placed: readonly { readonly id: Id<"list">; readonly position: string }[],
): Promise<void> {
  await query(
    transaction,
    {
      name: "lists.update_positions",
      text: `update lists set position = given.position from unnest($2::uuid[], $3::text[]) as given (id, position)
             where lists.organization_id = $1 and lists.id = given.id`,
    },
    [organizationUuid(transaction), placed.map(({ id }) => toUuid(id)), placed.map(({ position }) => position)],
  );
}

export async function deleteListRow(transaction: Transaction, id: Id<"list">): Promise<void> {
  await from(transaction)
    .delete(lists)
    .where(and(eq(lists.organizationId, organizationOf(transaction)), eq(lists.id, id)));
}
