/** What changed here on a connected board and may not have gone over yet. The tables of work items are only read. */
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../operations/index.ts";

const organization = ({ organizationId }: Transaction) => toUuid(organizationId as string);

/** Where a page of changes begins: behind this item. */
export interface ChangesPage {
  readonly boardId: Id<"board">;
  readonly since: Date;
  readonly after: Id<"work_item"> | null;
  readonly limit: number;
}

/**
 * Items of a board that changed since then and after their copy was last looked at, or that have none; and items that left the board
 * although their copy stands there. In the order of their ids.
 */
export async function selectChangedItems(transaction: Transaction, page: ChangesPage): Promise<Id<"work_item">[]> {
  const rows = await query<{ id: string }>(
    transaction,
    {
      name: "sync.our_changed_items",
      text: `select id from (
               select i.id from placements p
               join work_items i on i.organization_id = p.organization_id and i.id = p.work_item_id
               left join external_links k on k.organization_id = p.organization_id and k.work_item_id = i.id and k.board_id = p.board_id
               where p.organization_id = $1 and p.board_id = $2 and i.updated_at >= $3
                 and (case when k.id is null then i.archived_at is null else k.updated_at < i.updated_at end)
               union
               select k.work_item_id from external_links k
               where k.organization_id = $1 and k.board_id = $2 and k.state in ('creating', 'linked') and not exists (
                 select from placements p where p.organization_id = $1 and p.work_item_id = k.work_item_id and p.board_id = $2)
             ) changed where $4::uuid is null or id > $4 order by id limit $5`,
    },
    [organization(transaction), toUuid(page.boardId), page.since, page.after && toUuid(page.after), page.limit],
  );
  return rows.map(({ id }) => fromUuid("work_item", id));
}

/** The platform's ids of copies whose items changed here since then; the latest change first. */
export async function selectCopiesChangedHere(
  transaction: Transaction,
  { boardId, since, limit }: Pick<ChangesPage, "boardId" | "since" | "limit">,
): Promise<string[]> {
  const rows = await query<{ platform_item_id: string }>(
    transaction,
    {
      name: "sync.copies_changed_here",
      text: `select k.platform_item_id from external_links k
             join work_items i on i.organization_id = k.organization_id and i.id = k.work_item_id and i.updated_at >= $3
             where k.organization_id = $1 and k.board_id = $2 and k.state = 'linked'
             order by i.updated_at desc, i.id desc limit $4`,
    },
    [organization(transaction), toUuid(boardId), since, limit],
  );
  return rows.map((row) => row.platform_item_id);
}

export interface ChangedComment {
  readonly commentId: Id<"comment">;
  readonly workItemId: Id<"work_item">;
  readonly externalLinkId: Id<"external_link">;
}

/** Comments that were written, edited or deleted since then on items whose copy stands on the board; the oldest first. */
export async function selectChangedComments(
  transaction: Transaction,
  { boardId, since, limit }: Pick<ChangesPage, "boardId" | "since" | "limit">,
): Promise<ChangedComment[]> {
  const rows = await query<{ id: string; work_item_id: string; external_link_id: string }>(
    transaction,
    {
      name: "sync.our_changed_comments",
      text: `select c.id, c.work_item_id, k.id as external_link_id from external_links k
             join comments c on c.organization_id = k.organization_id and c.work_item_id = k.work_item_id and c.updated_at >= $3
             where k.organization_id = $1 and k.board_id = $2 and k.state = 'linked' order by c.id limit $4`,
    },
    [organization(transaction), toUuid(boardId), since, limit],
  );
  return rows.map((row) => ({
    commentId: fromUuid("comment", row.id),
    workItemId: fromUuid("work_item", row.work_item_id),
    externalLinkId: fromUuid("external_link", row.external_link_id),
  }));
}
