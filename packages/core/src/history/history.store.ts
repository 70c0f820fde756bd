/** What history needs of tables that belong to other modules; they are only read. */
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../operations/index.ts";

const organization = ({ organizationId }: Transaction) => toUuid(organizationId as string);

/** How many items in use stand in a list in front of a position; `except` is the item that shall stand there. */
export async function countInFront(
  transaction: Transaction,
  listId: Id<"list">,
  position: string,
  except: Id<"work_item">,
): Promise<number> {
  const rows = await query<{ count: number }>(
    transaction,
    {
      name: "history.count_in_front",
      text: `select count(*)::int as count from placements p
             join work_items i on i.organization_id = p.organization_id and i.id = p.work_item_id and i.archived_at is null
             where p.organization_id = $1 and p.list_id = $2 and p.position < $3 and p.work_item_id <> $4`,
    },
    [organization(transaction), toUuid(listId), position, toUuid(except)],
  );
  return rows[0]?.count ?? 0;
}

export interface Delivery {
  readonly connectionId: Id<"connection">;
  readonly receivedAt: string;
}

/** Deliveries of platforms that are still kept, by their ids. */
export async function selectDeliveries(
  transaction: Transaction,
  ids: readonly Id<"inbound_event">[],
): Promise<ReadonlyMap<string, Delivery>> {
  if (ids.length === 0) return new Map();
  const rows = await query<{ id: string; connection_id: string; received_at: Date }>(
    transaction,
    {
      name: "history.deliveries",
      text: "select id, connection_id, received_at from inbound_events where organization_id = $1 and id = any ($2::uuid[])",
    },
    [organization(transaction), [...new Set(ids)].map(toUuid)],
  );
  return new Map(
    rows.map((row) => [
      fromUuid("inbound_event", row.id),
      { connectionId: fromUuid("connection", row.connection_id), receivedAt: row.received_at.toISOString() },
    ]),
  );
}
