/** Table `connections`. */
import type { ConnectionSettings, ConnectionState } from "@eureka/contracts/connection";
import { fromUuid, type Id } from "@eureka/contracts/ids";
import { bytes, from, instant, isUniqueViolation, json, notify, query, savepoint, typeId } from "@eureka/kit/db";
import { and, asc, eq, gt, ne, type SQL, sql } from "drizzle-orm";
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
  defaultWorkspaceId: typeId("workspace"),
  settings: json<ConnectionSettings>().notNull().default({}),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

export type ConnectionRow = typeof connections.$inferSelect;
type NewConnectionRow = typeof connections.$inferInsert;

/** Tells every process which connection changed; the payload is its id. */
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

async function unlessTaken<Rows>(transaction: Transaction, write: () => PromiseLike<Rows>): Promise<Rows | null> {
  try {
    return await savepoint(transaction, async () => write());
  } catch (error) {
    if (isUniqueViolation(error, "connections_platform_workspace")) return null;
    throw error;
  }
}

/** Makes every process look the connection up anew, once the transaction has committed. */
export async function notifyConnectionChange(transaction: Transaction, id: Id<"connection">): Promise<void> {
  await notify(transaction, connectionChannel, id);
}

/** A connection of any organization that a delivery may be for; the secrets are still encrypted. */
export interface DeliveryRow {
  readonly organizationId: Id<"organization">;
  readonly id: Id<"connection">;
  readonly platformWorkspaceId: string | null;
  readonly state: Exclude<ConnectionState, "removed">;
  readonly secrets: Buffer | null;
}

/** Looks in all organizations, through a function that gives only these columns. Needs a platform transaction. */
export async function selectDeliveryConnections(
  transaction: Transaction,
  connector: string,
  place: { readonly pathKey: string } | { readonly platformWorkspaceIds: readonly string[] },
): Promise<DeliveryRow[]> {
  const rows = await query<{
    organization_id: string;
    id: string;
    platform_workspace_id: string | null;
    state: DeliveryRow["state"];
    secrets: Buffer | null;
  }>(
    transaction,
    { name: "connections.of_delivery", text: "select * from find_delivery_connections($1, $2, $3)" },
    "pathKey" in place ? [connector, place.pathKey, []] : [connector, null, place.platformWorkspaceIds],
  );
  return rows.map((row) => ({
    organizationId: fromUuid("organization", row.organization_id),
    id: fromUuid("connection", row.id),
    platformWorkspaceId: row.platform_workspace_id,
    state: row.state,
    secrets: row.secrets,
  }));
}
