/** Table `connections`. */
import type { ConnectionSettings, ConnectionState } from "@eureka/contracts/connection";
import { fromUuid, type Id } from "@eureka/contracts/ids";
import { bytes, from, instant, isUniqueViolation, json, notify, query, savepoint, typeId } from "@eureka/kit/db";
import { and, asc, desc, eq, gt, isNotNull, ne, type SQL, sql } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

export const connections = pgTable("connections", {
  organizationId: typeId("organization").notNull(),
  id: typeId("connection").notNull(),
  connector: text().notNull(),
  title: text().notNull(),
  platformWorkspaceId: text(),
  state: text().$type<ConnectionState>().notNull().default("active"),
  pathKey: text(),
  secrets: bytes(),
  secretNames: text().array().notNull().default([]),
  tokens: bytes(),
  tokenExpiresAt: instant(),
  tokenGeneration: integer().notNull().default(0),
  refreshLeaseUntil: instant(),
  refreshAttempts: integer().notNull().default(0),
  scopes: text().array().notNull().default([]),
  platformWorkspaceName: text(),
  baseUrl: text(),
  ourselves: text(),
  connectedBy: typeId("member"),
  unreachableSince: instant(),
  defaultWorkspaceId: typeId("workspace"),
  defaultBoardId: typeId("board"),
  defaultListId: typeId("list"),
  settings: json<ConnectionSettings>().notNull().default({}),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

export type ConnectionRow = typeof connections.$inferSelect;
type NewConnectionRow = typeof connections.$inferInsert;

/** Tells every process which connection changed; the payload is its id, or the connector whose application changed. */
export const connectionChannel = "eureka_connections";

function inOrganization(transaction: Transaction): SQL {
  return eq(connections.organizationId, transaction.organizationId as Id<"organization">);
}

/** Null when the organization has a connection of this connector to this platform workspace already. */
export async function insertConnection(transaction: Transaction, row: NewConnectionRow): Promise<ConnectionRow | null> {
  const rows = await unlessTaken(transaction, () => from(transaction).insert(connections).values(row).returning());
  return rows?.[0] ?? null;
}

export async function selectConnection(
  transaction: Transaction,
  id: Id<"connection">,
  options: { readonly lock: boolean },
): Promise<ConnectionRow | undefined> {
  const select = from(transaction)
    .select()
    .from(connections)
    .where(and(inOrganization(transaction), eq(connections.id, id)));
  const rows = options.lock ? await select.for("no key update") : await select;
  return rows[0];
}

/** The organization's connection of a connector that each organization has once. */
export async function selectConnectionOf(
  transaction: Transaction,
  connector: string,
): Promise<ConnectionRow | undefined> {
  const rows = await from(transaction)
    .select()
    .from(connections)
    .where(and(inOrganization(transaction), eq(connections.connector, connector), ne(connections.state, "removed")))
    .orderBy(asc(connections.id))
    .limit(1);
  return rows[0];
}

/** The connection to a platform workspace, a removed one where there is no other, locked. */
export async function selectConnectionTo(
  transaction: Transaction,
  connector: string,
  platformWorkspaceId: string,
): Promise<ConnectionRow | undefined> {
  const rows = await from(transaction)
    .select()
    .from(connections)
    .where(
      and(
        inOrganization(transaction),
        eq(connections.connector, connector),
        eq(connections.platformWorkspaceId, platformWorkspaceId),
      ),
    )
    .orderBy(sql`${connections.state} = 'removed'`, desc(connections.updatedAt))
    .limit(1)
    .for("no key update");
  return rows[0];
}

export interface ConnectionFilter {
  readonly connector?: string | undefined;
  /** Without it, all but the removed ones. */
  readonly state?: ConnectionState | undefined;
  readonly after: Id<"connection"> | null;
  readonly limit: number;
}

export async function selectConnections(transaction: Transaction, filter: ConnectionFilter): Promise<ConnectionRow[]> {
  return from(transaction)
    .select()
    .from(connections)
    .where(
      and(
        inOrganization(transaction),
        filter.state ? eq(connections.state, filter.state) : ne(connections.state, "removed"),
        filter.connector ? eq(connections.connector, filter.connector) : undefined,
        filter.after ? gt(connections.id, filter.after) : undefined,
      ),
    )
    .orderBy(asc(connections.id))
    .limit(filter.limit);
}

export type ConnectionChange = Partial<
  Omit<ConnectionRow, "organizationId" | "id" | "connector" | "version" | "createdAt">
>;

/** Null when the change would give it a platform workspace that another connection has. */
export async function updateConnectionRow(
  transaction: Transaction,
  id: Id<"connection">,
  change: ConnectionChange,
): Promise<ConnectionRow | null> {
  const rows = await unlessTaken(transaction, () =>
    from(transaction)
      .update(connections)
      .set({ ...change, version: sql`${connections.version} + 1` })
      .where(and(inOrganization(transaction), eq(connections.id, id)))
      .returning(),
  );
  return rows?.[0] ?? null;
}

/** Says where the platform of an application answers, for all connections that were made with it. */
export async function updateBaseUrls(
  transaction: Transaction,
  connector: string,
  baseUrl: string | null,
): Promise<void> {
  await from(transaction)
    .update(connections)
    .set({ baseUrl })
    .where(and(inOrganization(transaction), eq(connections.connector, connector), isNotNull(connections.tokens)));
}

async function unlessTaken<Rows>(transaction: Transaction, write: () => PromiseLike<Rows>): Promise<Rows | null> {
  try {
    return await savepoint(transaction, async () => write());
  } catch (error) {
    if (isUniqueViolation(error, "connections_platform_workspace")) return null;
    throw error;
  }
}

/** Makes every process look connections up anew, once the transaction has committed. */
export async function notifyConnectionChange(transaction: Transaction, id: string): Promise<void> {
  await notify(transaction, connectionChannel, id);
}

/** A connection of any organization that a delivery may be for; the secrets are still encrypted. */
export interface DeliveryRow {
  readonly organizationId: Id<"organization">;
  readonly id: Id<"connection">;
  readonly platformWorkspaceId: string | null;
  readonly state: Exclude<ConnectionState, "removed">;
  readonly secrets: Buffer | null;
  /** Those of the organization's application for this connector. */
  readonly applicationSecrets: Buffer | null;
}

/** What a delivery says of whose it is. */
export type DeliveryPlace =
  | { readonly pathKey: string }
  | { readonly platformBoardId: string }
  | { readonly platformWorkspaceIds: readonly string[] }
  | { readonly platformChannelId: string };

const boardStatement = { name: "connections.of_board", text: "select * from find_board_connections($1, $2)" };
const channelStatement = { name: "connections.of_channel", text: "select * from find_channel_connections($1, $2)" };
const deliveryStatement = {
  name: "connections.of_delivery",
  text: "select * from find_delivery_connections($1, $2, $3)",
};

function valuesOf(place: DeliveryPlace): unknown[] {
  if ("platformBoardId" in place) return [place.platformBoardId];
  if ("platformChannelId" in place) return [place.platformChannelId];
  return "pathKey" in place ? [place.pathKey, []] : [null, place.platformWorkspaceIds];
}

function statementFor(place: DeliveryPlace) {
  if ("platformBoardId" in place) return boardStatement;
  return "platformChannelId" in place ? channelStatement : deliveryStatement;
}

/** Looks in all organizations, through a function that gives only these columns. Needs a platform transaction. */
export async function selectDeliveryConnections(
  transaction: Transaction,
  connector: string,
  place: DeliveryPlace,
): Promise<DeliveryRow[]> {
  const rows = await query<{
    organization_id: string;
    id: string;
    platform_workspace_id: string | null;
    state: DeliveryRow["state"];
    secrets: Buffer | null;
    application_secrets: Buffer | null;
  }>(transaction, statementFor(place), [connector, ...valuesOf(place)]);
  return rows.map((row) => ({
    organizationId: fromUuid("organization", row.organization_id),
    id: fromUuid("connection", row.id),
    platformWorkspaceId: row.platform_workspace_id,
    state: row.state,
    secrets: row.secrets,
    applicationSecrets: row.application_secrets,
  }));
}
