/** Tables `board_links`, `board_link_sides` and `board_link_lists`. */
import type { BoardLink, BoardLinkFilter, BoardLinkSide } from "@eureka/contracts/board-link";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../../operations/index.ts";
import { organizationUuid, toTime, toTimeOrNull } from "../columns.ts";

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
}

/** The rules of a link, checked. */
export type BoardLinkRules = Pick<BoardLink, "sides" | "lanes" | "whenRemoved">;

interface Row extends Record<string, unknown> {
  id: string;
  when_removed: BoardLink["whenRemoved"];
  is_paused: boolean;
  backfill_after: string | null;
  backfill_looked: number;
  backfill_placed: number;
  backfill_finished_at: Date | null;
  version: number;
  created_at: Date;
  updated_at: Date;
  sides: [string, boolean, boolean, BoardLinkFilter | null][] | null;
  lists: [number, string, string, boolean][] | null;
}

const columns = `k.id, k.when_removed, k.is_paused, k.backfill_after, k.backfill_looked, k.backfill_placed, k.backfill_finished_at,
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
    isPaused: row.is_paused,
    backfill: {
      looked: row.backfill_looked,
      placed: row.backfill_placed,
      finishedAt: toTimeOrNull(row.backfill_finished_at),
    },
    backfillAfter: row.backfill_after === null ? null : fromUuid("work_item", row.backfill_after),
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
  rules: BoardLinkRules,
  createdAt: Date,
): Promise<void> {
  await query(
    transaction,
    {
      name: "board_links.insert",
      text: "insert into board_links (organization_id, id, when_removed, created_at, updated_at) values ($1, $2, $3, $4, $4)",
    },
    [organizationUuid(transaction), toUuid(id), rules.whenRemoved, createdAt],
  );
  await insertSides(transaction, id, rules.sides);
  await insertLanes(transaction, id, rules.lanes);
}

async function insertSides(
  transaction: Transaction,
  id: Id<"board_link">,
  sides: readonly BoardLinkSide[],
): Promise<void> {
  await query(
    transaction,
    {
      name: "board_links.insert_sides",
      text: `insert into board_link_sides (organization_id, board_link_id, board_id, place, sends, receives, filter)
             select $1, $2, board_id, place, sends, receives, filter::jsonb
             from unnest($3::uuid[], $4::boolean[], $5::boolean[], $6::text[]) with ordinality as given (board_id, sends, receives, filter, place)`,
    },
    [
      organizationUuid(transaction),
      toUuid(id),
      sides.map(({ boardId }) => toUuid(boardId)),
      sides.map(({ sends }) => sends),
      sides.map(({ receives }) => receives),
      sides.map(({ filter }) => filter && JSON.stringify(filter)),
    ],
  );
}

async function insertLanes(
  transaction: Transaction,
  id: Id<"board_link">,
  lanes: BoardLinkRules["lanes"],
): Promise<void> {
  const lists = lanes.flatMap((lane, index) => lane.map((listId, place) => ({ listId, lane: index, place })));
  if (lists.length === 0) return;
  await query(
    transaction,
    {
      name: "board_links.insert_lists",
      text: `insert into board_link_lists (organization_id, board_link_id, list_id, lane, place)
             select $1, $2, list_id, lane, place from unnest($3::uuid[], $4::int[], $5::int[]) as given (list_id, lane, place)`,
    },
    [
      organizationUuid(transaction),
      toUuid(id),
      lists.map(({ listId }) => toUuid(listId)),
      lists.map(({ lane }) => lane),
      lists.map(({ place }) => place),
    ],
  );
}

/** Writes the rules anew; the items that were there before are looked at once more. */
export async function replaceBoardLinkRules(
  transaction: Transaction,
  id: Id<"board_link">,
  rules: BoardLinkRules & Pick<BoardLink, "isPaused">,
  now: Date,
): Promise<void> {
  const link = [organizationUuid(transaction), toUuid(id)];
  await query(
    transaction,
    {
      name: "board_links.update",
      text: `update board_links set when_removed = $3, is_paused = $4, backfill_after = null, backfill_looked = 0, backfill_placed = 0,
               backfill_finished_at = null, version = version + 1, updated_at = $5 where organization_id = $1 and id = $2`,
    },
    [...link, rules.whenRemoved, rules.isPaused, now],
  );
  for (const table of ["board_link_sides", "board_link_lists"])
    await query(
      transaction,
      {
        name: `board_links.clear_${table}`,
        text: `delete from ${table} where organization_id = $1 and board_link_id = $2`,
      },
      link,
    );
  await insertSides(transaction, id, rules.sides);
  await insertLanes(transaction, id, rules.lanes);
}

export async function deleteBoardLinkRow(transaction: Transaction, id: Id<"board_link">): Promise<void> {
  await query(
    transaction,
    { name: "board_links.delete", text: "delete from board_links where organization_id = $1 and id = $2" },
    [organizationUuid(transaction), toUuid(id)],
  );
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
