/** Table `boards`, and what the destination of new work depends on. */
import type { Approvers, Board, CreationPolicy } from "@eureka/contracts/board";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import type { ListCategory } from "@eureka/contracts/list";
import { from, instant, query, typeId } from "@eureka/kit/db";
import { and, eq, sql } from "drizzle-orm";
import { boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";
import type { VisiblePlaces } from "../../permissions/index.ts";
import { organizationOf, organizationUuid, toTime, toTimeOrNull } from "../columns.ts";
import { createParameters } from "../parameters.ts";

export const boards = pgTable("boards", {
  organizationId: typeId("organization").notNull(),
  id: typeId("board").notNull(),
  workspaceId: typeId("workspace").notNull(),
  name: text().notNull(),
  description: text().notNull().default(""),
  creationPolicy: text().$type<CreationPolicy>().notNull().default("open"),
  approverRole: text().$type<Approvers["role"]>().notNull().default("manager"),
  approverQuorum: integer().notNull().default(1),
  connectionId: typeId("connection"),
  isLinked: boolean().notNull().default(false),
  archivedAt: instant(),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

interface ListJson {
  id: string;
  name: string;
  category: ListCategory;
  position: string;
  archivedAt: string | null;
  version: number;
  createdAt: string;
  updatedAt: string;
}

interface BoardRow {
  id: string;
  workspace_id: string;
  name: string;
  description: string;
  connection_id: string | null;
  is_default: boolean;
  creation_policy: CreationPolicy;
  approver_role: Approvers["role"];
  approver_quorum: number;
  archived_at: Date | null;
  version: number;
  created_at: Date;
  updated_at: Date;
  lists: ListJson[] | null;
}

const selectBoards = `select b.id, b.workspace_id, b.name, b.description, b.archived_at, b.version, b.created_at, b.updated_at,
    b.connection_id, b.creation_policy, b.approver_role, b.approver_quorum, (w.default_board_id is not distinct from b.id) as is_default,
    (select json_agg(json_build_object('id', l.id, 'name', l.name, 'category', l.category, 'position', l.position,
       'archivedAt', l.archived_at, 'version', l.version, 'createdAt', l.created_at, 'updatedAt', l.updated_at)
       order by l.position, l.id)
     from lists l where l.organization_id = b.organization_id and l.board_id = b.id) as lists
  from boards b join workspaces w on w.organization_id = b.organization_id and w.id = b.workspace_id`;

function toBoard(row: BoardRow): Board {
  const boardId = fromUuid("board", row.id);
  return {
    id: boardId,
    workspaceId: fromUuid("workspace", row.workspace_id),
    name: row.name,
    description: row.description,
    connectionId: row.connection_id === null ? null : fromUuid("connection", row.connection_id),
    isDefault: row.is_default,
    creationPolicy: row.creation_policy,
    approvers: { role: row.approver_role, quorum: row.approver_quorum },
    lists: (row.lists ?? []).map((list) => ({
      id: fromUuid("list", list.id),
      boardId,
      name: list.name,
      category: list.category,
      position: list.position,
      archivedAt: toTimeOrNull(list.archivedAt),
      version: list.version,
      createdAt: toTime(list.createdAt),
      updatedAt: toTime(list.updatedAt),
    })),
    archivedAt: toTimeOrNull(row.archived_at),
    version: row.version,
    createdAt: toTime(row.created_at),
    updatedAt: toTime(row.updated_at),
  };
}

export async function selectBoard(transaction: Transaction, id: Id<"board">): Promise<Board | undefined> {
  const rows = await query<BoardRow & Record<string, unknown>>(
    transaction,
    { name: "boards.get", text: `${selectBoards} where b.organization_id = $1 and b.id = $2` },
    [organizationUuid(transaction), toUuid(id)],
  );
  return rows[0] && toBoard(rows[0]);
}

/** Locks a board against other changes of it; false when it does not exist. */
export async function lockBoard(transaction: Transaction, id: Id<"board">): Promise<boolean> {
  const rows = await query(
    transaction,
    { name: "boards.lock", text: "select from boards where organization_id = $1 and id = $2 for update" },
    [organizationUuid(transaction), toUuid(id)],
  );
  return rows.length > 0;
}

export interface BoardFilter {
  readonly places: VisiblePlaces;
  readonly workspaceId?: Id<"workspace"> | undefined;
  readonly archived: boolean;
  readonly after: string | null;
  readonly limit: number;
}

/** Boards at the given places, the oldest first. */
export async function selectBoardPage(transaction: Transaction, filter: BoardFilter): Promise<Board[]> {
  const { values, bind } = createParameters(organizationUuid(transaction));
  const conditions = [
    "b.organization_id = $1",
    `(b.workspace_id = any (${bind(filter.places.workspaceIds.map(toUuid))}::uuid[]) or b.id = any (${bind(filter.places.boardIds.map(toUuid))}::uuid[]))`,
    `(b.archived_at is not null) = ${bind(filter.archived)}`,
  ];
  if (filter.workspaceId) conditions.push(`b.workspace_id = ${bind(toUuid(filter.workspaceId))}`);
  if (filter.after) conditions.push(`b.id > ${bind(toUuid(filter.after))}`);
  const text = `${selectBoards} where ${conditions.join(" and ")} order by b.id limit ${bind(filter.limit)}`;
  return (await query<BoardRow & Record<string, unknown>>(transaction, { text }, values)).map(toBoard);
}

export interface NewBoardRow {
  readonly id: Id<"board">;
  readonly workspaceId: Id<"workspace">;
  readonly name: string;
  readonly description: string;
  readonly creationPolicy: CreationPolicy;
  readonly approvers: Approvers;
  readonly createdAt: Date;
}

export async function insertBoard(transaction: Transaction, { approvers, ...row }: NewBoardRow): Promise<void> {
  await from(transaction)
    .insert(boards)
    .values({
      ...row,
      ...toApproverColumns(approvers),
      organizationId: organizationOf(transaction),
      updatedAt: row.createdAt,
    });
}

export interface BoardChanges {
  readonly name?: string;
  readonly description?: string;
  readonly creationPolicy?: CreationPolicy;
  readonly approvers?: Approvers;
  readonly archivedAt?: Date | null;
}

function toApproverColumns({ role, quorum }: Approvers) {
  return { approverRole: role, approverQuorum: quorum };
}

export async function updateBoardRow(
  transaction: Transaction,
  id: Id<"board">,
  { approvers, ...changes }: BoardChanges,
  now: Date,
): Promise<void> {
  await from(transaction)
    .update(boards)
    .set({
      ...changes,
      ...(approvers && toApproverColumns(approvers)),
      version: sql`${boards.version} + 1`,
      updatedAt: now,
    })
    .where(and(eq(boards.organizationId, organizationOf(transaction)), eq(boards.id, id)));
}

/** Deletes a board; its lists and what is left of its placements go with it. */
export async function deleteBoardRow(transaction: Transaction, id: Id<"board">): Promise<void> {
  await from(transaction)
    .delete(boards)
    .where(and(eq(boards.organizationId, organizationOf(transaction)), eq(boards.id, id)));
}

/** The default board of a workspace, by default of the organization's default workspace. Undefined: there is no such workspace. */
export async function findDefaultBoard(
  transaction: Transaction,
  workspaceId?: Id<"workspace">,
): Promise<{ workspaceId: Id<"workspace">; boardId: Id<"board"> | null } | undefined> {
  const rows = await query<{ id: string; default_board_id: string | null }>(
    transaction,
    {
      name: "boards.default",
      text: `select id, default_board_id from workspaces
             where organization_id = $1
               and id = (select coalesce($2::uuid, (select default_workspace_id from organizations where id = $1)))`,
    },
    [organizationUuid(transaction), workspaceId ? toUuid(workspaceId) : null],
  );
  const row = rows[0];
  if (!row) return undefined;
  return {
    workspaceId: fromUuid("workspace", row.id),
    boardId: row.default_board_id ? fromUuid("board", row.default_board_id) : null,
  };
}

/** Says which connection's platform shows the board too; null when none does any more. */
export async function updateBoardConnection(
  transaction: Transaction,
  id: Id<"board">,
  connectionId: Id<"connection"> | null,
): Promise<void> {
  await from(transaction)
    .update(boards)
    .set({ connectionId })
    .where(and(eq(boards.organizationId, organizationOf(transaction)), eq(boards.id, id)));
}
