/** What speaks for two items of linked boards being the same work. Tables of sync are only read. */
import type { PairEvidence } from "@eureka/contracts/board-link";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../../operations/index.ts";
import { organizationUuid } from "../columns.ts";

/** Items in use of these boards, by the organization ($1) and the boards ($2). */
const onBoards = `here as (select i.id, lower(btrim(regexp_replace(i.title, '\\s+', ' ', 'g'))) as title, i.source
  from work_items i where i.organization_id = $1 and i.archived_at is null and exists (
    select from placements p where p.organization_id = $1 and p.work_item_id = i.id and p.board_id = any ($2::uuid[])))`;

/** For items ($3), each item that something speaks for. */
const statements: Readonly<Record<PairEvidence, string>> = {
  // A title that three items have says nothing.
  title: `with ${onBoards}, twice as (select title, array_agg(id) as ids from here group by title having count(*) = 2)
    select asked.id, other as partner from here asked join twice using (title), unnest(twice.ids) as other
    where asked.id = any ($3::uuid[]) and other <> asked.id`,
  // $3 are the items that name the addresses $4, one by one.
  address: `with ${onBoards}, named as (select * from unnest($3::uuid[], $4::text[]) as n (id, address))
    select distinct named.id, here.id as partner from named join here on here.id <> named.id
    where here.source ->> 'permalink' = named.address or exists (
      select from external_links l where l.organization_id = $1 and l.work_item_id = here.id and l.permalink = named.address)`,
  // A branch or pull request that names three items joins none of them.
  code: `with ${onBoards}, marks as (
      select 'pull request' as kind, pull_request_id::text as mark, work_item_id as id from pull_request_links where organization_id = $1
      union select kind, connected_board_id || name, work_item_id from code_links where organization_id = $1 and kind = 'branch'),
    twice as (select array_agg(m.id) as ids from marks m join here on here.id = m.id group by m.kind, m.mark having count(*) = 2)
    select distinct asked as id, other as partner from twice, unnest(twice.ids) as asked, unnest(twice.ids) as other
    where asked = any ($3::uuid[]) and other <> asked`,
};

/** An item that was asked about, and one that may be the same work. */
export interface Suspicion {
  readonly id: Id<"work_item">;
  readonly partner: Id<"work_item">;
}

/** What an item's text names. */
export interface NamedAddress {
  readonly id: Id<"work_item">;
  readonly address: string;
}

export async function selectSuspicions(
  transaction: Transaction,
  evidence: PairEvidence,
  boardIds: readonly Id<"board">[],
  asked: readonly Id<"work_item">[],
  named: readonly NamedAddress[],
): Promise<Suspicion[]> {
  const places = [organizationUuid(transaction), boardIds.map(toUuid)];
  const values =
    evidence === "address"
      ? [...places, named.map(({ id }) => toUuid(id)), named.map(({ address }) => address)]
      : [...places, asked.map(toUuid)];
  const rows = await query<{ id: string; partner: string }>(
    transaction,
    { name: `board_links.pairs_by_${evidence}`, text: statements[evidence] },
    values,
  );
  return rows.map(({ id, partner }) => ({ id: fromUuid("work_item", id), partner: fromUuid("work_item", partner) }));
}

/** Whether items of the boards may still be on their way here: a platform's board is read for the first time. */
export async function areBeingRead(transaction: Transaction, boardIds: readonly Id<"board">[]): Promise<boolean> {
  const rows = await query<{ is_read: boolean }>(
    transaction,
    {
      name: "board_links.being_read",
      text: `select exists (
               select from connected_boards b
               join connections c on c.organization_id = b.organization_id and c.id = b.connection_id and c.state = 'active'
               where b.organization_id = $1 and b.board_id = any ($2::uuid[]) and (b.state = 'connecting'
                 or exists (select from sync_backlog w where w.organization_id = $1 and w.board_id = b.board_id and w.wish ->> 'kind' = 'unknown')
                 or exists (select from jobs j where j.organization_id = $1 and j.name in ('sync.take-platform-item', 'sync.compare-board')
                   and j.payload ->> 'boardId' = any ($3::text[])))) as is_read`,
    },
    [organizationUuid(transaction), boardIds.map(toUuid), boardIds],
  );
  return rows[0]?.is_read === true;
}
