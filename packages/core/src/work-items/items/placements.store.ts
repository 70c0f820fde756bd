/** Table `placements`: which item stands where. Positions of a list are read and written only while its row is locked. */
import { fromUuid, type Id, newId, toUuid } from "@eureka/contracts/ids";
import type { ListCategory } from "@eureka/contracts/list";
import { from, instant, query, typeId } from "@eureka/kit/db";
import { and, eq } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";
import { organizationOf, organizationUuid } from "../columns.ts";
import { type NamedPlace, namedListId, namedListValues } from "../lists/lists.store.ts";

export const placements = pgTable("placements", {
  organizationId: typeId("organization").notNull(),
  id: typeId("placement").notNull(),
  workItemId: typeId("work_item").notNull(),
  boardId: typeId("board").notNull(),
  listId: typeId("list").notNull(),
  position: text().notNull(),
  createdAt: instant().notNull(),
});

/** The end of the list of a named place: to be sent right behind its lock, to be read as the lock's last holder left it. */
export async function findEndOfNamedList(
  transaction: Transaction,
  place: NamedPlace,
  categories: readonly ListCategory[],
): Promise<{ readonly listId: Id<"list"> | null; readonly position: string | null }> {
  const [row] = await query<{ list_id: string | null; position: string | null }>(
    transaction,
    {
      name: "placements.end_of_named",
      text: `with named as materialized (select ${namedListId} as id)
             select named.id as list_id, (select p.position from placements p
               where p.organization_id = $1 and p.list_id = named.id order by p.position desc limit 1) as position
             from named`,
    },
    namedListValues(transaction, place, categories),
  );
  return { listId: row?.list_id ? fromUuid("list", row.list_id) : null, position: row?.position ?? null };
}

export interface NewPlacementRow {
  readonly workItemId: Id<"work_item">;
  readonly boardId: Id<"board">;
  readonly listId: Id<"list">;
  readonly position: string;
  readonly createdAt: Date;
}

export async function insertPlacement(transaction: Transaction, row: NewPlacementRow): Promise<void> {
  await from(transaction)
    .insert(placements)
    .values({ ...row, id: newId("placement", row.createdAt.getTime()), organizationId: organizationOf(transaction) });
}

const isPlacement = (transaction: Transaction, id: Id<"placement">) =>
  and(eq(placements.organizationId, organizationOf(transaction)), eq(placements.id, id));

export async function updatePlacement(
  transaction: Transaction,
  id: Id<"placement">,
  place: { readonly boardId: Id<"board">; readonly listId: Id<"list">; readonly position: string },
): Promise<void> {
  await from(transaction).update(placements).set(place).where(isPlacement(transaction, id));
}

export async function deletePlacement(transaction: Transaction, id: Id<"placement">): Promise<void> {
  await from(transaction).delete(placements).where(isPlacement(transaction, id));
}

/** The last position in a list, or null when it is empty. */
export async function findLastPosition(
  transaction: Transaction,
  listId: Id<"list">,
  except: Id<"work_item"> | null = null,
): Promise<string | null> {
  return findPosition(transaction, "last", "", "p.position desc", listId, except, []);
}

/** The position of an item in a list, or null when it does not stand there. */
export async function findPositionOf(
  transaction: Transaction,
  listId: Id<"list">,
  workItemId: Id<"work_item">,
): Promise<string | null> {
  return findPosition(transaction, "of", "and p.work_item_id = $4", "p.position", listId, null, [toUuid(workItemId)]);
}

/** The position next to `position` on one side, leaving out the item that moves. */
export async function findNextPosition(
  transaction: Transaction,
  listId: Id<"list">,
  position: string,
  side: "before" | "after",
  except: Id<"work_item">,
): Promise<string | null> {
  const [sign, direction] = side === "before" ? ["<", "desc"] : [">", "asc"];
  return findPosition(transaction, side, `and p.position ${sign} $4`, `p.position ${direction}`, listId, except, [
    position,
  ]);
}

/** The position of the item at `index` among those in use, leaving out the item that moves. */
export async function findPositionAt(
  transaction: Transaction,
  listId: Id<"list">,
  index: number,
  except: Id<"work_item">,
): Promise<string | null> {
  const inUse = `and exists (select from work_items i where i.organization_id = p.organization_id and i.id = p.work_item_id
    and i.archived_at is null)`;
  return findPosition(transaction, "at", inUse, "p.position, p.id", listId, except, [index], "offset $4::int");
}

async function findPosition(
  transaction: Transaction,
  name: string,
  condition: string,
  order: string,
  listId: Id<"list">,
  except: Id<"work_item"> | null,
  values: readonly unknown[],
  offset = "",
): Promise<string | null> {
  const rows = await query<{ position: string }>(
    transaction,
    {
      name: `placements.find_${name}`,
      text: `select p.position from placements p
             where p.organization_id = $1 and p.list_id = $2 and p.work_item_id is distinct from $3::uuid ${condition}
             order by ${order} limit 1 ${offset}`,
    },
    [organizationUuid(transaction), toUuid(listId), except && toUuid(except), ...values],
  );
  return rows[0]?.position ?? null;
}

/** What stands in a list, in order. */
export async function selectPlacementsOfList(
  transaction: Transaction,
  listId: Id<"list">,
): Promise<{ id: Id<"placement">; workItemId: Id<"work_item"> }[]> {
  return await from(transaction)
    .select({ id: placements.id, workItemId: placements.workItemId })
    .from(placements)
    .where(and(eq(placements.organizationId, organizationOf(transaction)), eq(placements.listId, listId)))
    .orderBy(placements.position, placements.id);
}

/** Writes places of several placements at once. */
export async function updatePlaces(
  transaction: Transaction,
  listId: Id<"list">,
  placed: readonly { readonly id: Id<"placement">; readonly position: string }[],
): Promise<void> {
  await query(
    transaction,
    {
      name: "placements.update_places",
      text: `update placements set list_id = $2, position = given.position
             from unnest($3::uuid[], $4::text[]) as given (id, position)
             where placements.organization_id = $1 and placements.id = given.id`,
    },
    [
      organizationUuid(transaction),
      toUuid(listId),
      placed.map(({ id }) => toUuid(id)),
      placed.map(({ position }) => position),
    ],
  );
}

export async function countPlacements(transaction: Transaction, listId: Id<"list">): Promise<number> {
  return count(transaction, "all", listId, "");
}

/** How many items that are not archived stand in a list. */
export async function countItemsInUse(transaction: Transaction, listId: Id<"list">): Promise<number> {
  return count(
    transaction,
    "in_use",
    listId,
    `and exists (select from work_items i where i.organization_id = p.organization_id and i.id = p.work_item_id and i.archived_at is null)`,
  );
}

async function count(transaction: Transaction, name: string, listId: Id<"list">, condition: string): Promise<number> {
  const rows = await query<{ count: number }>(
    transaction,
    {
      name: `placements.count_${name}`,
      text: `select count(*)::int as count from placements p where p.organization_id = $1 and p.list_id = $2 ${condition}`,
    },
    [organizationUuid(transaction), toUuid(listId)],
  );
  return rows[0]?.count ?? 0;
}

/** Locks the items of a list, in the order of their ids; to be done before the list itself is locked. */
export async function lockItemsOfList(transaction: Transaction, listId: Id<"list">): Promise<Id<"work_item">[]> {
  return lockItems(transaction, "list_id", listId);
}

export async function lockItemsOfBoard(transaction: Transaction, boardId: Id<"board">): Promise<Id<"work_item">[]> {
  return lockItems(transaction, "board_id", boardId);
}

async function lockItems(
  transaction: Transaction,
  column: "list_id" | "board_id",
  id: string,
): Promise<Id<"work_item">[]> {
  const rows = await query<{ id: string }>(
    transaction,
    {
      name: `placements.lock_items_by_${column}`,
      text: `select i.id from work_items i
             where i.organization_id = $1 and i.id in (select work_item_id from placements where organization_id = $1 and ${column} = $2)
             order by i.id for no key update of i`,
    },
    [organizationUuid(transaction), toUuid(id)],
  );
  return rows.map((row) => fromUuid("work_item", row.id));
}
