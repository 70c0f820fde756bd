/** Table `socket_lines`. */
import type { SocketSession } from "@eureka/connector-sdk";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { instant, json, query, typeId } from "@eureka/kit/db";
import { integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";

export const socketLines = pgTable("socket_lines", {
  organizationId: typeId("organization").notNull(),
  connector: text().notNull(),
  line: integer().notNull(),
  holder: uuid(),
  leasedUntil: instant(),
  session: json<SocketSession>(),
  updatedAt: instant().notNull(),
});

/** The connection with whose secrets an organization's lines to a platform are kept open. */
export interface SocketConnection {
  readonly organizationId: Id<"organization">;
  readonly connector: string;
  readonly connectionId: Id<"connection">;
}

/** Looks in all organizations, through a function that gives only these columns. Needs a platform transaction. */
export async function selectSocketConnections(
  transaction: Transaction,
  connectors: readonly string[],
): Promise<SocketConnection[]> {
  const rows = await query<{ organization_id: string; connector: string; connection_id: string }>(
    transaction,
    { name: "sockets.connections", text: "select * from find_socket_connections($1)" },
    [connectors],
  );
  return rows.map((row) => ({
    organizationId: fromUuid("organization", row.organization_id),
    connector: row.connector,
    connectionId: fromUuid("connection", row.connection_id),
  }));
}

/** Whether another process holds an organization's first line, and so most likely all of them. */
export async function isHeldElsewhere(
  transaction: Transaction,
  { connector, holder, now }: Pick<LeaseWish, "connector" | "holder" | "now">,
): Promise<boolean> {
  const rows = await query(
    transaction,
    {
      name: "sockets.held_elsewhere",
      text: `select from socket_lines
             where organization_id = $1 and connector = $2 and line = 0 and holder <> $3 and leased_until >= $4`,
    },
    [toUuid(transaction.organizationId as string), connector, holder, now],
  );
  return rows.length > 0;
}

export interface LeaseWish {
  readonly connector: string;
  readonly line: number;
  readonly holder: string;
  readonly now: Date;
  readonly until: Date;
}

/** Takes a line whose lease is over, or renews one's own. The session to resume, or null when somebody else holds it. */
export async function leaseLine(
  transaction: Transaction,
  { connector, line, holder, now, until }: LeaseWish,
): Promise<{ readonly session: SocketSession | null } | null> {
  const rows = await query<{ session: SocketSession | null }>(
    transaction,
    {
      name: "sockets.lease",
      text: `insert into socket_lines as held (organization_id, connector, line, holder, leased_until, updated_at)
             values ($1, $2, $3, $4, $6, $5)
             on conflict (organization_id, connector, line) do update set holder = $4, leased_until = $6, updated_at = $5
             where held.holder is null or held.holder = $4 or held.leased_until < $5
             returning session`,
    },
    [toUuid(transaction.organizationId as string), connector, line, holder, now, until],
  );
  return rows[0] ? { session: rows[0].session } : null;
}

/** Keeps what a successor needs; only for whoever holds the line. */
export async function saveLineSession(
  transaction: Transaction,
  { connector, line, holder }: Pick<LeaseWish, "connector" | "line" | "holder">,
  session: SocketSession | null,
): Promise<void> {
  await query(
    transaction,
    {
      name: "sockets.save_session",
      text: `update socket_lines set session = $5::jsonb
             where organization_id = $1 and connector = $2 and line = $3 and holder = $4`,
    },
    [toUuid(transaction.organizationId as string), connector, line, holder, session && JSON.stringify(session)],
  );
}

/** Gives a line back, so that a successor need not wait for the end of the lease. */
export async function releaseLine(
  transaction: Transaction,
  { connector, line, holder }: Pick<LeaseWish, "connector" | "line" | "holder">,
): Promise<void> {
  await query(
    transaction,
    {
      name: "sockets.release",
      text: `update socket_lines set holder = null, leased_until = null
             where organization_id = $1 and connector = $2 and line = $3 and holder = $4`,
    },
    [toUuid(transaction.organizationId as string), connector, line, holder],
  );
}
