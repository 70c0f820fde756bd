/** Table `channel_mappings`, and what a mapping must know of the places that it leads to. */
import type { ChannelRules } from "@eureka/contracts/channel-mapping";
import type { Connection } from "@eureka/contracts/connection";
import { fromUuid, type Id, idPrefixes, toUuid } from "@eureka/contracts/ids";
import { from, instant, json, parameter, prepared, query, typeId } from "@eureka/kit/db";
import { and, asc, eq, gt, inArray, type SQL, sql } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";
import type { VisiblePlaces } from "../permissions/index.ts";

export const channelMappings = pgTable("channel_mappings", {
  organizationId: typeId("organization").notNull(),
  id: typeId("channel_mapping").notNull(),
  connectionId: typeId("connection").notNull(),
  platformChannelId: text().notNull(),
  channelName: text(),
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

/** The mappings of these channels of a connection, whoever may see them. */
export async function selectMappingsOfChannels(
  transaction: Transaction,
  connectionId: Id<"connection">,
  platformChannelIds: readonly string[],
): Promise<ChannelMappingRow[]> {
  if (platformChannelIds.length === 0) return [];
  return from(transaction)
    .select()
    .from(channelMappings)
    .where(
      and(
        eq(channelMappings.organizationId, current(transaction)),
        eq(channelMappings.connectionId, connectionId),
        inArray(channelMappings.platformChannelId, [...platformChannelIds]),
      ),
    );
}

/** Every mapping of the organization, whoever may see it. */
export async function selectAllMappings(transaction: Transaction): Promise<ChannelMappingRow[]> {
  return from(transaction)
    .select()
    .from(channelMappings)
    .where(eq(channelMappings.organizationId, current(transaction)));
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
  const { channelName, workspaceId, boardId, listId, rules, updatedAt } = row;
  const rows = await from(transaction)
    .insert(channelMappings)
    .values({ ...row, organizationId: current(transaction) })
    .onConflictDoUpdate({
      target: [channelMappings.organizationId, channelMappings.connectionId, channelMappings.platformChannelId],
      set: {
        channelName,
        workspaceId,
        boardId,
        listId,
        rules,
        updatedAt,
        version: sql`${channelMappings.version} + 1`,
      },
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

/** The boards at these places that are called so, in any case of letters; or the one that shows the platform's board of this id. */
export async function selectBoardIdsByName(
  transaction: Transaction,
  name: string,
  places: VisiblePlaces,
): Promise<Id<"board">[]> {
  const rows = await query<{ id: string }>(
    transaction,
    {
      name: "routing.boards_by_name",
      text: `select b.id from boards b
             where b.organization_id = $1 and b.archived_at is null and (b.workspace_id = any ($3::uuid[]) or b.id = any ($4::uuid[]))
               and (lower(b.name) = lower($2) or exists (select from connected_boards c
                 where c.organization_id = b.organization_id and c.board_id = b.id and c.platform_board_id = $2))
             order by b.id limit 20`,
    },
    [toUuid(current(transaction)), name, places.workspaceIds.map(toUuid), places.boardIds.map(toUuid)],
  );
  return rows.map((row) => fromUuid("board", row.id));
}

/** How many work items in use stand in each list of a board, by the list's id. */
export async function countItemsOfLists(
  transaction: Transaction,
  boardId: Id<"board">,
): Promise<ReadonlyMap<string, number>> {
  const rows = await query<{ list_id: string; count: number }>(
    transaction,
    {
      name: "routing.count_items",
      text: `select p.list_id, count(*)::int as count from placements p
             join work_items i on i.organization_id = p.organization_id and i.id = p.work_item_id and i.archived_at is null
             where p.organization_id = $1 and p.board_id = $2 group by p.list_id`,
    },
    [toUuid(current(transaction)), toUuid(boardId)],
  );
  return new Map(rows.map((row) => [fromUuid("list", row.list_id), row.count]));
}

export async function selectDefaultBoardOf(
  transaction: Transaction,
  workspaceId: Id<"workspace">,
): Promise<Id<"board"> | null> {
  const rows = await query<{ default_board_id: string | null }>(
    transaction,
    {
      name: "routing.default_board",
      text: "select default_board_id from workspaces where organization_id = $1 and id = $2",
    },
    [toUuid(current(transaction)), toUuid(workspaceId)],
  );
  const boardId = rows[0]?.default_board_id;
  return boardId ? fromUuid("board", boardId) : null;
}

/** From where a mapping leads, as whoever sees the mapping may know it. */
export type ConnectionName = Pick<Connection, "connector" | "title" | "state">;

/** The connections of these mappings. */
export async function selectConnectionNames(
  transaction: Transaction,
  mappings: readonly Pick<ChannelMappingRow, "connectionId">[],
): Promise<(mapping: Pick<ChannelMappingRow, "connectionId">) => ConnectionName> {
  const rows = await query<{ id: string } & ConnectionName>(
    transaction,
    {
      name: "routing.connection_names",
      text: "select id, connector, title, state from connections where organization_id = $1 and id = any ($2::uuid[])",
    },
    [toUuid(current(transaction)), [...new Set(mappings.map(({ connectionId }) => toUuid(connectionId)))]],
  );
  const names = new Map(rows.map(({ id, ...name }) => [id, name]));
  // A foreign key holds: no mapping is without its connection.
  return ({ connectionId }) => names.get(toUuid(connectionId)) as ConnectionName;
}

/** What people call the places of these mappings, `Workspace / Board / List`. */
export async function selectPlaceNames(
  transaction: Transaction,
  places: readonly PlaceRow[],
): Promise<(place: PlaceRow) => string> {
  const present = (ids: readonly (string | null)[]) => ids.flatMap((id) => (id === null ? [] : [toUuid(id)]));
  const rows = await query<{ id: string; name: string }>(
    transaction,
    {
      name: "routing.place_names",
      text: `select id, name from workspaces where organization_id = $1 and id = any ($2::uuid[])
             union all select id, name from boards where organization_id = $1 and id = any ($3::uuid[])
             union all select id, name from lists where organization_id = $1 and id = any ($4::uuid[])`,
    },
    [
      toUuid(current(transaction)),
      present(places.map(({ workspaceId }) => workspaceId)),
      present(places.map(({ boardId }) => boardId)),
      present(places.map(({ listId }) => listId)),
    ],
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return ({ workspaceId, boardId, listId }) =>
    present([workspaceId, boardId, listId])
      .map((id) => names.get(id) ?? "")
      .filter((name) => name !== "")
      .join(" / ");
}
