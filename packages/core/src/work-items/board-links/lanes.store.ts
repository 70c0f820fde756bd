/** The lists of other boards that stand for a list, by the lanes of board links. */
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../../operations/index.ts";
import { organizationUuid } from "../columns.ts";

export interface CounterpartList {
  readonly listId: Id<"list">;
  readonly open: boolean;
}

/** By board, in the order of the lane: what a list stands for there. The first that is open is where items arrive. */
export type Counterparts = ReadonlyMap<Id<"board">, readonly CounterpartList[]>;

/** The counterparts of a list on those boards that receive what its board sends. Links that rest count for nothing. */
export async function selectCounterparts(transaction: Transaction, listId: Id<"list">): Promise<Counterparts> {
  const rows = await query<{ board_id: string; list_id: string; open: boolean }>(
    transaction,
    {
      name: "board_links.counterparts",
      text: `select l.board_id, l.id as list_id, l.archived_at is null as open
             from board_link_lists mine
             join board_links k on k.organization_id = mine.organization_id and k.id = mine.board_link_id and not k.is_paused
             join lists source on source.organization_id = mine.organization_id and source.id = mine.list_id
             join board_link_sides sender on sender.organization_id = mine.organization_id and sender.board_link_id = k.id
               and sender.board_id = source.board_id and sender.sends
             join board_link_lists other on other.organization_id = mine.organization_id and other.board_link_id = k.id
               and other.lane = mine.lane and other.list_id <> mine.list_id
             join lists l on l.organization_id = other.organization_id and l.id = other.list_id and l.board_id <> source.board_id
             join board_link_sides receiver on receiver.organization_id = mine.organization_id and receiver.board_link_id = k.id
               and receiver.board_id = l.board_id and receiver.receives
             where mine.organization_id = $1 and mine.list_id = $2
             order by k.id, other.place`,
    },
    [organizationUuid(transaction), toUuid(listId)],
  );
  const counterparts = new Map<Id<"board">, CounterpartList[]>();
  for (const { board_id, list_id, open } of rows) {
    const boardId = fromUuid("board", board_id);
    const known = counterparts.get(boardId) ?? [];
    counterparts.set(boardId, [...known, { listId: fromUuid("list", list_id), open }]);
  }
  return counterparts;
}
