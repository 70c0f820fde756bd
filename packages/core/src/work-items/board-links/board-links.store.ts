/** Tables `board_links`, `board_link_sides` and `board_link_lists`. */
import type { BoardLink, BoardLinkFilter, BoardLinkSide, PairEvidence } from "@eureka/contracts/board-link";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { from, instant, json, query, typeId } from "@eureka/kit/db";
import { and, eq, sql } from "drizzle-orm";
import { boolean, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";
import { organizationOf, organizationUuid, toTime, toTimeOrNull } from "../columns.ts";

export const boardLinks = pgTable("board_links", {
  organizationId: typeId("organization").notNull(),
  id: typeId("board_link").notNull(),
  whenRemoved: text().$type<BoardLink["whenRemoved"]>().notNull(),
  joinBy: text().array().$type<PairEvidence[]>().notNull().default([]),
  keepApart: uuid().array().notNull().default([]),
  isPaused: boolean().notNull().default(false),
  backfillAfter: typeId("work_item"),
  backfillJoins: boolean().notNull().default(false),
  backfillJoined: integer().notNull().default(0),
  backfillLooked: integer().notNull().default(0),
  backfillPlaced: integer().notNull().default(0),
  backfillFinishedAt: instant(),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

export const boardLinkSides = pgTable("board_link_sides", {
  organizationId: typeId("organization").notNull(),
  boardLinkId: typeId("board_link").notNull(),
  boardId: typeId("board").notNull(),
  place: integer().notNull(),
  sends: boolean().notNull(),
  receives: boolean().notNull(),
  filter: json<BoardLinkFilter>(),
});

export const boardLinkLists = pgTable("board_link_lists", {
  organizationId: typeId("organization").notNull(),
  boardLinkId: typeId("board_link").notNull(),
  listId: typeId("list").notNull(),
  lane: integer().notNull(),
  place: integer().notNull(),
});

/** A list of a lane. Where a board has several in a lane, the first is where items arrive. */
export interface LaneList {
  readonly boardId: Id<"board">;
  readonly listId: Id<"list">;
  readonly archived: boolean;
}

/** A link as the rules are worked with: every list with its board. */
export interface BoardLinkRow extends Omit<BoardLink, "lanes"> {
  readonly lanes: readonly (readonly LaneList[])[];
  /** The last of the items that were there before at which the backfill has arrived. */
  readonly backfillAfter: Id<"work_item"> | null;
  /** Whether the backfill still makes pairs one; it places items after that. */
  readonly backfillJoins: boolean;
}

/** The rules of a link, checked. */
export type BoardLinkRules = Pick<BoardLink, "sides" | "lanes" | "whenRemoved" | "joinBy" | "keepApart">;

interface Row extends Record<string, unknown> {
  id: string;
  when_removed: BoardLink["whenRemoved"];
  join_by: PairEvidence[];
  keep_apart: string[];
  is_paused: boolean;
  backfill_after: string | null;
  backfill_joins: boolean;
  backfill_joined: number;
  backfill_looked: number;
  backfill_placed: number;
  backfill_finished_at: Date | null;
  version: number;
  created_at: Date;
  updated_at: Date;
  sides: [string, boolean, boolean, BoardLinkFilter | null][] | null;
  lists: [number, string, string, boolean][] | null;
}

const columns = `k.id, k.when_removed, k.join_by, k.keep_apart, k.is_paused, k.backfill_after, k.backfill_joins, k.backfill_joined, k.backfill_looked, k.backfill_placed, k.backfill_finished_at,
  k.version, k.created_at, k.updated_at,
  (select json_agg(json_build_array(s.board_id, s.sends, s.receives, s.filter) order by s.place, s.board_id)
   from board_link_sides s where s.organization_id = k.organization_id and s.board_link_id = k.id) as sides,
  (select json_agg(json_build_array(n.lane, n.list_id, l.board_id, l.archived_at is not null) order by n.lane, n.place)
   from board_link_lists n join lists l on l.organization_id = n.organization_id and l.id = n.list_id
   where n.organization_id = k.organization_id and n.board_link_id = k.id) as lists`;

function toBoardLinkRow(row: Row): BoardLinkRow {
  return {
    id: fromUuid("board_link", row.id),
    sides: (row.sides ?? []).map(([boardId, sends, receives, filter]) => ({
      boardId: fromUuid("board", boardId),
      sends,
      receives,
      filter,
    })),
    lanes: toLanes(row.lists ?? []),
    whenRemoved: row.when_removed,
    joinBy: row.join_by,
    keepApart: row.keep_apart.map((id) => fromUuid("work_item", id)),
    isPaused: row.is_paused,
    backfill: {
      joined: row.backfill_joined,
      looked: row.backfill_looked,
      placed: row.backfill_placed,
      finishedAt: toTimeOrNull(row.backfill_finished_at),
    },
    backfillAfter: row.backfill_after === null ? null : fromUuid("work_item", row.backfill_after),
    backfillJoins: row.backfill_joins,
    version: row.version,
    createdAt: toTime(row.created_at),
    updatedAt: toTime(row.updated_at),
  };
}

/** Lanes that lost all lists but one stand for nothing any more. */
function toLanes(lists: NonNullable<Row["lists"]>): LaneList[][] {
  const lanes = new Map<number, LaneList[]>();
  for (const [lane, listId, boardId, archived] of lists) {
    const entry = { boardId: fromUuid("board", boardId), listId: fromUuid("list", listId), archived };
    lanes.set(lane, [...(lanes.get(lane) ?? []), entry]);
  }
  return [...lanes.values()].filter((lane) => lane.length > 1);
}

export async function selectBoardLink(
  transaction: Transaction,
  id: Id<"board_link">,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<BoardLinkRow | undefined> {
  const rows = await query<Row>(
    transaction,
    {
      name: lock ? "board_links.lock" : "board_links.get",
      text: `select ${columns} from board_links k where k.organization_id = $1 and k.id = $2 ${lock ? "for no key update of k" : ""}`,
    },
    [organizationUuid(transaction), toUuid(id)],
  );
  return rows[0] && toBoardLinkRow(rows[0]);
}

/** The links that name one of the boards, the oldest first. */
export async function selectLinksOfBoards(
  transaction: Transaction,
  boardIds: readonly Id<"board">[],
): Promise<BoardLinkRow[]> {
  const rows = await query<Row>(
    transaction,
    {
      name: "board_links.of_boards",
      text: `select ${columns} from board_links k where k.organization_id = $1 and k.id in (
               select board_link_id from board_link_sides where organization_id = $1 and board_id = any ($2::uuid[]))
             order by k.id`,
    },
    [organizationUuid(transaction), boardIds.map(toUuid)],
  );
  return rows.map(toBoardLinkRow);
}

/** Links that have fewer than two boards left, because the others were deleted. */
export async function selectLoneLinks(transaction: Transaction): Promise<BoardLinkRow[]> {
  const rows = await query<Row>(
    transaction,
    {
      name: "board_links.lone",
      text: `select ${columns} from board_links k where k.organization_id = $1 and (
               select count(*) from board_link_sides s where s.organization_id = $1 and s.board_link_id = k.id) < 2`,
    },
    [organizationUuid(transaction)],
  );
  return rows.map(toBoardLinkRow);
}

export async function insertBoardLink(
  transaction: Transaction,
  id: Id<"board_link">,
  { sides, lanes, ...rules }: BoardLinkRules,
  createdAt: Date,
): Promise<void> {
  const organizationId = organizationOf(transaction);
  await from(transaction)
    .insert(boardLinks)
    .values({ organizationId, id, ...toColumns(rules), createdAt, updatedAt: createdAt });
  await insertSides(transaction, id, sides);
  await insertLanes(transaction, id, lanes);
}

/** With a backfill from the beginning: first pairs become one, then items are placed. */
function toColumns({ whenRemoved, joinBy, keepApart }: Omit<BoardLinkRules, "sides" | "lanes">) {
  const backfill = {
    backfillAfter: null,
    backfillJoined: 0,
    backfillLooked: 0,
    backfillPlaced: 0,
    backfillFinishedAt: null,
  };
  return { whenRemoved, joinBy, keepApart: keepApart.map(toUuid), backfillJoins: joinBy.length > 0, ...backfill };
}

async function insertSides(
  transaction: Transaction,
  boardLinkId: Id<"board_link">,
  sides: readonly BoardLinkSide[],
): Promise<void> {
  const organizationId = organizationOf(transaction);
  await from(transaction)
    .insert(boardLinkSides)
    .values(sides.map((side, place) => ({ ...side, organizationId, boardLinkId, place })));
}

async function insertLanes(
  transaction: Transaction,
  boardLinkId: Id<"board_link">,
  lanes: BoardLinkRules["lanes"],
): Promise<void> {
  const organizationId = organizationOf(transaction);
  const rows = lanes.flatMap((lists, lane) =>
    lists.map((listId, place) => ({ organizationId, boardLinkId, listId, lane, place })),
  );
  if (rows.length > 0) await from(transaction).insert(boardLinkLists).values(rows);
}

const isLink = (transaction: Transaction, id: Id<"board_link">) =>
  and(eq(boardLinks.organizationId, organizationOf(transaction)), eq(boardLinks.id, id));

/** Writes the rules anew; the items that were there before are looked at once more. */
export async function replaceBoardLinkRules(
  transaction: Transaction,
  id: Id<"board_link">,
  { isPaused, sides, lanes, ...rules }: BoardLinkRules & Pick<BoardLink, "isPaused">,
  updatedAt: Date,
): Promise<void> {
  await from(transaction)
    .update(boardLinks)
    .set({ isPaused, ...toColumns(rules), updatedAt, version: sql`${boardLinks.version} + 1` })
    .where(isLink(transaction, id));
  for (const table of [boardLinkSides, boardLinkLists])
    await from(transaction)
      .delete(table)
      .where(and(eq(table.organizationId, organizationOf(transaction)), eq(table.boardLinkId, id)));
  await insertSides(transaction, id, sides);
  await insertLanes(transaction, id, lanes);
}

export async function deleteBoardLinkRow(transaction: Transaction, id: Id<"board_link">): Promise<void> {
  await from(transaction).delete(boardLinks).where(isLink(transaction, id));
}

/** Notes on boards whether a link names them. */
export async function markLinkedBoards(transaction: Transaction, boardIds: readonly Id<"board">[]): Promise<void> {
  await query(
    transaction,
    {
      name: "board_links.mark_boards",
      text: `update boards b set is_linked = named.is_linked from (
               select id, exists (select from board_link_sides s where s.organization_id = $1 and s.board_id = boards.id) as is_linked
               from boards where organization_id = $1 and id = any ($2::uuid[])) named
             where b.organization_id = $1 and b.id = named.id and b.is_linked <> named.is_linked`,
    },
    [organizationUuid(transaction), boardIds.map(toUuid)],
  );
}
