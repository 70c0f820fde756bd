/** Table `external_links`: the copies of work items on platforms. */
import type { ExternalFact, ExternalLink } from "@eureka/contracts/connected-board";
import { type Id, toUuid } from "@eureka/contracts/ids";
import { from, instant, json, query, typeId } from "@eureka/kit/db";
import { and, asc, desc, eq, gt, inArray, lt, ne, type SQL, sql } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";
import { hashOf, type Ledger } from "./compare-sides.ts";
import type { BaseTexts } from "./plan-meeting.ts";

export const externalLinks = pgTable("external_links", {
  organizationId: typeId("organization").notNull(),
  id: typeId("external_link").notNull(),
  workItemId: typeId("work_item").notNull(),
  boardId: typeId("board").notNull(),
  platformItemId: text(),
  permalink: text(),
  state: text().$type<ExternalLink["state"]>().notNull(),
  error: text(),
  ledger: json<Ledger>().notNull().default({}),
  bases: json<BaseTexts>().notNull().default({}),
  remoteVersion: text(),
  orderKey: text(),
  facts: json<ExternalFact[]>().notNull().default([]),
  wantedFields: json<WantedFields>().notNull().default({}),
  attemptedAt: instant(),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

/** Values that were set here and have not arrived yet, by the platform's field. */
export type WantedFields = Readonly<Record<string, string | null>>;

/** A list over there, as one of a board here. */
interface PlatformList {
  readonly boardId: Id<"board">;
  readonly platformListId: string;
}

export type ExternalLinkRow = typeof externalLinks.$inferSelect;

function current(transaction: Transaction): Id<"organization"> {
  return transaction.organizationId as Id<"organization">;
}

const isHere = (transaction: Transaction): SQL => eq(externalLinks.organizationId, current(transaction));

/** Adds a link unless the item, or the platform's item, has one on this board already: then that one stays. */
export async function insertExternalLink(
  transaction: Transaction,
  row: Omit<typeof externalLinks.$inferInsert, "organizationId">,
): Promise<ExternalLinkRow | undefined> {
  const rows = await from(transaction)
    .insert(externalLinks)
    .values({ ...row, organizationId: current(transaction) })
    .onConflictDoNothing()
    .returning();
  return rows[0];
}

export async function selectExternalLink(
  transaction: Transaction,
  id: Id<"external_link">,
): Promise<ExternalLinkRow | undefined> {
  const rows = await from(transaction)
    .select()
    .from(externalLinks)
    .where(and(isHere(transaction), eq(externalLinks.id, id)));
  return rows[0];
}

export async function selectLinksOfItem(
  transaction: Transaction,
  workItemId: Id<"work_item">,
): Promise<ExternalLinkRow[]> {
  return from(transaction)
    .select()
    .from(externalLinks)
    .where(and(isHere(transaction), eq(externalLinks.workItemId, workItemId)))
    .orderBy(asc(externalLinks.id));
}

/** The link of an item on a board, or of a platform's item there. */
export async function selectLinkAt(
  transaction: Transaction,
  boardId: Id<"board">,
  wanted: { readonly workItemId: Id<"work_item"> } | { readonly platformItemId: string },
): Promise<ExternalLinkRow | undefined> {
  const named =
    "workItemId" in wanted
      ? eq(externalLinks.workItemId, wanted.workItemId)
      : eq(externalLinks.platformItemId, wanted.platformItemId);
  const rows = await from(transaction)
    .select()
    .from(externalLinks)
    .where(and(isHere(transaction), eq(externalLinks.boardId, boardId), named));
  return rows[0];
}

/** Copies of a board that were sent off and of which nobody knows yet whether they arrived; the oldest first. */
export async function selectUnansweredLinks(
  transaction: Transaction,
  boardId: Id<"board">,
): Promise<ExternalLinkRow[]> {
  return from(transaction)
    .select()
    .from(externalLinks)
    .where(and(isHere(transaction), eq(externalLinks.boardId, boardId), eq(externalLinks.state, "creating")))
    .orderBy(asc(externalLinks.id))
    .limit(100);
}

/** Copies of a board for which values of fields have not arrived there yet; the oldest first. */
export async function selectLinksWithWishes(
  transaction: Transaction,
  boardId: Id<"board">,
): Promise<ExternalLinkRow[]> {
  return from(transaction)
    .select()
    .from(externalLinks)
    .where(
      and(isHere(transaction), eq(externalLinks.boardId, boardId), sql`${externalLinks.wantedFields} <> '{}'::jsonb`),
    )
    .orderBy(asc(externalLinks.id))
    .limit(100);
}

/** Items whose parent the platform refused, so that it stands open until it takes it; the oldest links first. */
export async function selectItemsWithOpenParent(
  transaction: Transaction,
  boardId: Id<"board">,
): Promise<Id<"work_item">[]> {
  const rows = await from(transaction)
    .select({ workItemId: externalLinks.workItemId })
    .from(externalLinks)
    .where(
      and(
        isHere(transaction),
        eq(externalLinks.boardId, boardId),
        eq(externalLinks.state, "linked"),
        sql`${externalLinks.ledger}->'parent'->>'ours' = ''`,
      ),
    )
    .orderBy(asc(externalLinks.id))
    .limit(100);
  return rows.map(({ workItemId }) => workItemId);
}

/** Which of these platform items have a link on the board. */
export async function selectLinkedAmong(
  transaction: Transaction,
  boardId: Id<"board">,
  platformItemIds: readonly string[],
): Promise<ExternalLinkRow[]> {
  if (platformItemIds.length === 0) return [];
  return from(transaction)
    .select()
    .from(externalLinks)
    .where(
      and(
        isHere(transaction),
        eq(externalLinks.boardId, boardId),
        inArray(externalLinks.platformItemId, [...platformItemIds]),
      ),
    );
}

export type ExternalLinkChange = Partial<
  Pick<
    ExternalLinkRow,
    | "platformItemId"
    | "permalink"
    | "state"
    | "error"
    | "ledger"
    | "bases"
    | "remoteVersion"
    | "orderKey"
    | "facts"
    | "wantedFields"
    | "attemptedAt"
  >
>;

export async function updateExternalLink(
  transaction: Transaction,
  id: Id<"external_link">,
  change: ExternalLinkChange,
  updatedAt: Date,
): Promise<void> {
  await from(transaction)
    .update(externalLinks)
    .set({ ...change, updatedAt })
    .where(and(isHere(transaction), eq(externalLinks.id, id)));
}

/**
 * Of the items whose copies stand in a list over there the one right above a place in its order, else the one right below it, as far as
 * their places are known: each was read at another time.
 */
export async function selectNeighbour(
  transaction: Transaction,
  { boardId, platformListId }: PlatformList,
  orderKey: string,
  except: Id<"work_item"> | null,
): Promise<{ readonly side: "above" | "below"; readonly workItemId: Id<"work_item"> } | null> {
  const stands = and(
    isHere(transaction),
    eq(externalLinks.boardId, boardId),
    eq(externalLinks.state, "linked"),
    sql`${externalLinks.ledger}->'platformListId'->>'theirs' = ${hashOf(platformListId)}`,
    except === null ? undefined : ne(externalLinks.workItemId, except),
  );
  const selectFirst = async (condition: SQL, order: SQL) => {
    const { workItemId } = externalLinks;
    const matching = from(transaction).select({ workItemId }).from(externalLinks).where(and(stands, condition));
    return (await matching.orderBy(order).limit(1))[0];
  };
  const key = externalLinks.orderKey;
  const above = await selectFirst(lt(key, orderKey), desc(key));
  if (above) return { side: "above", ...above };
  const below = await selectFirst(gt(key, orderKey), asc(key));
  return below ? { side: "below", ...below } : null;
}

/**
 * The keys of the copies in a list over there whose items stand right above and right below an item in its list here. A hundred items on
 * each side are looked at; copies on their way count by the keys that they were given.
 */
export async function selectKeysBeside(
  transaction: Transaction,
  { boardId, platformListId }: PlatformList,
  { listId, workItemId }: { readonly listId: Id<"list">; readonly workItemId: Id<"work_item"> },
): Promise<{ readonly above: string | null; readonly below: string | null }> {
  const keyOfFirst = (sign: "<" | ">", direction: "desc" | "asc") =>
    `(select l.order_key from
       (select p.work_item_id, p.position, p.id from placements p, mine
        where p.organization_id = $1 and p.list_id = $3 and (p.position, p.id) ${sign} (mine.position, mine.id)
        order by p.position ${direction}, p.id ${direction} limit 100) beside
     join external_links l on l.organization_id = $1 and l.board_id = $2 and l.work_item_id = beside.work_item_id
     where l.state in ('creating', 'linked') and l.order_key is not null and l.ledger->'platformListId'->>'theirs' = $5
     order by beside.position ${direction}, beside.id ${direction} limit 1)`;
  const rows = await query<{ above: string | null; below: string | null }>(
    transaction,
    {
      name: "sync.keys_beside",
      text: `with mine as (select position, id from placements where organization_id = $1 and list_id = $3 and work_item_id = $4)
             select ${keyOfFirst("<", "desc")} as above, ${keyOfFirst(">", "asc")} as below`,
    },
    [toUuid(current(transaction)), toUuid(boardId), toUuid(listId), toUuid(workItemId), hashOf(platformListId)],
  );
  return rows[0] ?? { above: null, below: null };
}

/** The copy is another item's from now on; it must have none on that board. */
export async function moveExternalLink(
  transaction: Transaction,
  id: Id<"external_link">,
  workItemId: Id<"work_item">,
): Promise<void> {
  await from(transaction)
    .update(externalLinks)
    .set({ workItemId })
    .where(and(isHere(transaction), eq(externalLinks.id, id)));
}

export async function deleteExternalLink(transaction: Transaction, id: Id<"external_link">): Promise<void> {
  await from(transaction)
    .delete(externalLinks)
    .where(and(isHere(transaction), eq(externalLinks.id, id)));
}

/** A page of the copies of a board, in the order of their ids. */
export async function selectLinksOfBoard(
  transaction: Transaction,
  boardId: Id<"board">,
  { after, limit }: { readonly after: Id<"external_link"> | null; readonly limit: number },
): Promise<ExternalLinkRow[]> {
  return from(transaction)
    .select()
    .from(externalLinks)
    .where(
      and(
        isHere(transaction),
        eq(externalLinks.boardId, boardId),
        after === null ? undefined : gt(externalLinks.id, after),
      ),
    )
    .orderBy(asc(externalLinks.id))
    .limit(limit);
}
