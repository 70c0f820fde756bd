/** Table `channel_mappings`, and what a mapping must know of the places that it leads to. */
import type { ChannelRules } from "@eureka/contracts/channel-mapping";
import { fromUuid, type Id, idPrefixes, toUuid } from "@eureka/contracts/ids";
import { from, instant, json, parameter, prepared, query, typeId } from "@eureka/kit/db";
import { and, asc, eq, gt, inArray, type SQL, sql } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

export const channelMappings = pgTable("channel_mappings", {
  organizationId: typeId("organization").notNull(),
  id: typeId("channel_mapping").notNull(),
  connectionId: typeId("connection").notNull(),
  platformChannelId: text().notNull(),
  workspaceId: typeId("workspace").notNull(),
  boardId: typeId("board"),
  listId: typeId("list"),
  rules: json<Partial<ChannelRules>>().notNull().default({}),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

export type ChannelMappingRow = typeof channelMappings.$inferSelect;

function current(transaction: Transaction): Id<"organization"> {
  return transaction.organizationId as Id<"organization">;
}

function mappingIs(transaction: Transaction, id: Id<"channel_mapping">): SQL | undefined {
  return and(eq(channelMappings.organizationId, current(transaction)), eq(channelMappings.id, id));
}

const selectOfChannel = prepared("routing.mapping_of_channel", (db) =>
  db
    .select()
    .from(channelMappings)
    .where(
      and(
        eq(channelMappings.organizationId, parameter(channelMappings.organizationId, "organizationId")),
        eq(channelMappings.connectionId, parameter(channelMappings.connectionId, "connectionId")),
        eq(channelMappings.platformChannelId, parameter(channelMappings.platformChannelId, "platformChannelId")),
      ),
    ),
);

export async function selectMappingOfChannel(
  transaction: Transaction,
  connectionId: Id<"connection">,
  platformChannelId: string,
): Promise<ChannelMappingRow | undefined> {
  const organizationId = current(transaction);
  const [row] = await selectOfChannel(transaction, { organizationId, connectionId, platformChannelId });
  return row;
}

export async function selectMapping(
  transaction: Transaction,
  id: Id<"channel_mapping">,
  options: { readonly lock: boolean } = { lock: false },
): Promise<ChannelMappingRow | undefined> {
  const select = from(transaction).select().from(channelMappings).where(mappingIs(transaction, id));
  const rows = options.lock ? await select.for("update") : await select;
  return rows[0];
}

export interface MappingFilter {
  readonly workspaceIds: readonly Id<"workspace">[];
  readonly connectionId?: Id<"connection"> | undefined;
  readonly after: Id<"channel_mapping"> | null;
  readonly limit: number;
}

/** The mappings into these workspaces, the oldest first. */
export async function selectMappings(transaction: Transaction, filter: MappingFilter): Promise<ChannelMappingRow[]> {
  if (filter.workspaceIds.length === 0) return [];
  return from(transaction)
    .select()
    .from(channelMappings)
    .where(
      and(
        eq(channelMappings.organizationId, current(transaction)),
        inArray(channelMappings.workspaceId, [...filter.workspaceIds]),
        filter.connectionId ? eq(channelMappings.connectionId, filter.connectionId) : undefined,
        filter.after ? gt(channelMappings.id, filter.after) : undefined,
      ),
    )
    .orderBy(asc(channelMappings.id))
    .limit(filter.limit);
}

/** The mappings onto a board or one of its lists, the oldest first. */
export async function selectMappingsOfBoard(
  transaction: Transaction,
  boardId: Id<"board">,
  limit: number,
): Promise<ChannelMappingRow[]> {
  return from(transaction)
    .select()
    .from(channelMappings)
    .where(and(eq(channelMappings.organizationId, current(transaction)), eq(channelMappings.boardId, boardId)))
    .orderBy(asc(channelMappings.id))
    .limit(limit);
}

type NewMapping = Omit<typeof channelMappings.$inferInsert, "organizationId" | "version">;

/** Makes the mapping of a channel, or replaces the one that it has: two people who set it at once both succeed, the later one counts. */
export async function upsertMapping(transaction: Transaction, row: NewMapping): Promise<ChannelMappingRow> {
  const { workspaceId, boardId, listId, rules, updatedAt } = row;
  const rows = await from(transaction)
    .insert(channelMappings)
    .values({ ...row, organizationId: current(transaction) })
    .onConflictDoUpdate({
      target: [channelMappings.organizationId, channelMappings.connectionId, channelMappings.platformChannelId],
      set: { workspaceId, boardId, listId, rules, updatedAt, version: sql`${channelMappings.version} + 1` },
    })
    .returning();
  return rows[0] as ChannelMappingRow;
}

export async function deleteMapping(transaction: Transaction, id: Id<"channel_mapping">): Promise<void> {
  await from(transaction).delete(channelMappings).where(mappingIs(transaction, id));
}

/** The workspace of a channel of the built-in chat; null for text that names none. */
export async function selectChannelWorkspace(
  transaction: Transaction,
  platformChannelId: string,
): Promise<Id<"workspace"> | null> {
  if (!platformChannelId.startsWith(`${idPrefixes.channel}_`)) return null;
  const rows = await query<{ workspace_id: string }>(
    transaction,
    {
      name: "routing.channel_workspace",
      text: "select workspace_id from channels where organization_id = $1 and id = $2",
    },
    [toUuid(current(transaction)), toUuid(platformChannelId)],
  );
  return rows[0] ? fromUuid("workspace", rows[0].workspace_id) : null;
}

/** A place that work can be led to. */
export interface PlaceRow {
  readonly workspaceId: Id<"workspace">;
  readonly boardId: Id<"board"> | null;
  readonly listId: Id<"list"> | null;
}

interface PlaceColumns {
  [name: string]: string;
  workspace_id: string;
  board_id: string;
}

export async function selectBoardPlace(transaction: Transaction, boardId: Id<"board">): Promise<PlaceRow | null> {
  const rows = await query<PlaceColumns>(
    transaction,
    {
      name: "routing.board_place",
      text: "select workspace_id, id as board_id from boards where organization_id = $1 and id = $2",
    },
    [toUuid(current(transaction)), toUuid(boardId)],
  );
  return rows[0] ? { workspaceId: fromUuid("workspace", rows[0].workspace_id), boardId, listId: null } : null;
}

export async function selectListPlace(transaction: Transaction, listId: Id<"list">): Promise<PlaceRow | null> {
  const rows = await query<PlaceColumns>(
    transaction,
    {
      name: "routing.list_place",
      text: `select b.workspace_id, b.id as board_id from lists l
             join boards b on b.organization_id = l.organization_id and b.id = l.board_id
             where l.organization_id = $1 and l.id = $2`,
    },
    [toUuid(current(transaction)), toUuid(listId)],
  );
  const row = rows[0];
  return (
    (row && {
      workspaceId: fromUuid("workspace", row.workspace_id),
      boardId: fromUuid("board", row.board_id),
      listId,
    }) ||
    null
  );
}
