/** Table `board_link_items`, and the items of the boards of a link. */
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { from, instant, query, typeId } from "@eureka/kit/db";
import { pgTable } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";
import { organizationOf, organizationUuid } from "../columns.ts";
import type { BoardLinkRow } from "./board-links.store.ts";

export const boardLinkItems = pgTable("board_link_items", {
  organizationId: typeId("organization").notNull(),
  boardLinkId: typeId("board_link").notNull(),
  workItemId: typeId("work_item").notNull(),
  boardId: typeId("board").notNull(),
  placedAt: instant().notNull(),
});

/** Notes that an item stands, or is about to stand, on boards of a link. Those of them where it was not known to have been before. */
export async function noteLinkedItem(
  transaction: Transaction,
  boardLinkId: Id<"board_link">,
  workItemId: Id<"work_item">,
  boardIds: readonly Id<"board">[],
  placedAt: Date,
): Promise<Id<"board">[]> {
  if (boardIds.length === 0) return [];
  const organizationId = organizationOf(transaction);
  const rows = await from(transaction)
    .insert(boardLinkItems)
    .values(boardIds.map((boardId) => ({ organizationId, boardLinkId, workItemId, boardId, placedAt })))
    .onConflictDoNothing()
    .returning({ boardId: boardLinkItems.boardId });
  return rows.map(({ boardId }) => boardId);
}

/** Items in use that stand on one of the boards, behind an id, in the order of their ids. */
export async function selectItemsOnBoards(
  transaction: Transaction,
  boardIds: readonly Id<"board">[],
  after: Id<"work_item"> | null,
  limit: number,
): Promise<Id<"work_item">[]> {
  const rows = await query<{ id: string }>(
    transaction,
    {
      name: "board_link_items.on_boards",
      text: `select i.id from work_items i where i.organization_id = $1 and i.archived_at is null and ($3::uuid is null or i.id > $3)
               and exists (select from placements p where p.organization_id = $1 and p.work_item_id = i.id and p.board_id = any ($2::uuid[]))
             order by i.id limit $4`,
    },
    [organizationUuid(transaction), boardIds.map(toUuid), after && toUuid(after), limit],
  );
  return rows.map(({ id }) => fromUuid("work_item", id));
}

/** Items in use of the boards that changed since then; the most recently changed first. */
export async function selectRecentItemsOnBoards(
  transaction: Transaction,
  boardIds: readonly Id<"board">[],
  since: Date,
  limit: number,
): Promise<Id<"work_item">[]> {
  const rows = await query<{ id: string }>(
    transaction,
    {
      name: "board_link_items.recent",
      text: `select i.id from work_items i where i.organization_id = $1 and i.archived_at is null and i.updated_at >= $3
               and exists (select from placements p where p.organization_id = $1 and p.work_item_id = i.id and p.board_id = any ($2::uuid[]))
             order by i.updated_at desc, i.id desc limit $4`,
    },
    [organizationUuid(transaction), boardIds.map(toUuid), since, limit],
  );
  return rows.map(({ id }) => fromUuid("work_item", id));
}

export interface BackfillProgress {
  /** Null: from the beginning. */
  readonly after: Id<"work_item"> | null;
  /** Whether pairs are made one in the next page, too. */
  readonly joins: boolean;
  readonly joined: number;
  readonly looked: number;
  readonly placed: number;
  readonly finishedAt: Date | null;
}

/** Adds to the progress of a backfill that nobody has begun anew meanwhile. */
export async function addBackfillProgress(
  transaction: Transaction,
  { id }: Pick<BoardLinkRow, "id">,
  { after, joins, joined, looked, placed, finishedAt }: BackfillProgress,
): Promise<void> {
  await query(
    transaction,
    {
      name: "board_links.add_progress",
      text: `update board_links set backfill_after = $3::uuid, backfill_joins = $4, backfill_joined = backfill_joined + $5,
               backfill_looked = backfill_looked + $6, backfill_placed = backfill_placed + $7, backfill_finished_at = $8
             where organization_id = $1 and id = $2`,
    },
    [organizationUuid(transaction), toUuid(id), after && toUuid(after), joins, joined, looked, placed, finishedAt],
  );
}
