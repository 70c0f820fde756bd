/** Connections as targets of operations, and for modules that talk through them. */
import { builtInConnectorName, type ConnectionSettings, type ConnectionState } from "@eureka/contracts/connection";
import { EurekaError, notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context, Target, Transaction } from "../operations/index.ts";
import { remember } from "./connection-memory.ts";
import { type ConnectionRow, selectConnection, selectConnectionOf } from "./connections.store.ts";

/** A connection without its secrets. */
export interface LoadedConnection extends Target {
  readonly noun: "connection";
  readonly id: Id<"connection">;
  readonly organizationId: Id<"organization">;
  readonly connector: string;
  readonly title: string;
  readonly platformWorkspaceId: string | null;
  readonly state: ConnectionState;
  /** The platform user id that we write as; null while it is not known. */
  readonly ourselves: string | null;
  /** Since when its platform does not answer; null when it does. */
  readonly unreachableSince: Date | null;
  /** Where the work of channels goes that are not mapped. */
  readonly defaultWorkspaceId: Id<"workspace"> | null;
  /** The board and the list of that workspace to which it goes, where they were named. */
  readonly defaultBoardId: Id<"board"> | null;
  readonly defaultListId: Id<"list"> | null;
  readonly settings: ConnectionSettings;
  /** Where the application that it was made with says that the platform answers; null: at its usual address. */
  readonly baseUrl: string | null;
}

/** The same as this module's operations need it. */
export interface ConnectionTarget extends LoadedConnection {
  readonly row: ConnectionRow;
}

/** Loads a connection, a removed one too, locked against other changes when `lock` is set. Throws `connection.not_found`. */
export async function loadConnection(
  context: Pick<Context, "transaction">,
  id: Id<"connection">,
  options: { readonly lock: boolean } = { lock: false },
): Promise<ConnectionTarget> {
  const row = await selectConnection(context.transaction, id, options);
  if (!row) throw notFound("connection", id);
  return targetOf(row);
}

/** Loads a connection to be changed. Throws `connection.inactive` for one that was removed. */
export async function loadStandingConnection(context: Context, id: Id<"connection">): Promise<ConnectionTarget> {
  const connection = await loadConnection(context, id, { lock: true });
  if (connection.state === "removed") throw new EurekaError("connection.inactive", { id, state: connection.state });
  return connection;
}

/**
 * The same outside any transaction, for whoever only talks through it: as it was at most five seconds ago, mostly without asking the
 * database. Throws `connection.not_found`.
 */
export async function recallConnection(
  { ports, organizationId }: Pick<Context, "organizationId" | "ports">,
  id: Id<"connection">,
): Promise<LoadedConnection> {
  const load = (transaction: Transaction) => loadConnection({ transaction }, id);
  return remember(ports, ["connection", organizationId, id], () =>
    ports.database.withOrganization(organizationId, load, { single: true }),
  );
}

/** The connection of the organization to Eureka's own chat, as old as {@link recallConnection} gives it; every organization has one. */
export async function findBuiltInConnection(
  context: Pick<Context, "organizationId" | "ports" | "transaction">,
): Promise<LoadedConnection> {
  return remember(context.ports, ["built-in", context.organizationId], async () => {
    const row = await selectConnectionOf(context.transaction, builtInConnectorName);
    if (!row) throw new Error("this organization was made without its built-in connection");
    return targetOf(row);
  });
}

export function targetOf(row: ConnectionRow): ConnectionTarget {
  return {
    noun: "connection",
    id: row.id,
    scopes: [],
    version: row.version,
    organizationId: row.organizationId,
    connector: row.connector,
    title: row.title,
    platformWorkspaceId: row.platformWorkspaceId,
    state: row.state,
    ourselves: row.ourselves,
    unreachableSince: row.unreachableSince,
    defaultWorkspaceId: row.defaultWorkspaceId,
    defaultBoardId: row.defaultBoardId,
    defaultListId: row.defaultListId,
    settings: row.settings,
    baseUrl: row.baseUrl,
    row,
  };
}
