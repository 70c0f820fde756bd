/** Table `connection_calls`. */
import type { LoggedPayload, LogOutcome } from "@eureka/contracts/connection-log";
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { from, instant, json, query, typeId } from "@eureka/kit/db";
import { and, eq } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";

export const connectionCalls = pgTable("connection_calls", {
  organizationId: typeId("organization").notNull(),
  id: typeId("connection_call").notNull(),
  connectionId: typeId("connection").notNull(),
  at: instant().notNull(),
  method: text().notNull(),
  address: text().notNull(),
  status: integer(),
  outcome: text().$type<"done" | "failed">().notNull(),
  error: text(),
  milliseconds: integer().notNull(),
  request: json<LoggedPayload>().notNull(),
  response: json<LoggedPayload>(),
});

export type ConnectionCallRow = typeof connectionCalls.$inferSelect;

export async function insertCalls(transaction: Transaction, rows: readonly ConnectionCallRow[]): Promise<void> {
  await from(transaction)
    .insert(connectionCalls)
    .values([...rows]);
}

export async function selectCall(
  transaction: Transaction,
  id: Id<"connection_call">,
): Promise<ConnectionCallRow | undefined> {
  const organizationId = transaction.organizationId as Id<"organization">;
  const rows = await from(transaction)
    .select()
    .from(connectionCalls)
    .where(and(eq(connectionCalls.organizationId, organizationId), eq(connectionCalls.id, id)));
  return rows[0];
}

export interface CallFilter {
  readonly connectionId: Id<"connection">;
  readonly outcome?: LogOutcome | undefined;
  /** Only what is older: a moment in UTC with microseconds, and the UUID that goes before at the same moment. */
  readonly before: { readonly at: string; readonly uuid: string } | null;
  readonly limit: number;
}

/** A call in a list. `at` is UTC with microseconds. */
export interface ListedCall extends Omit<ConnectionCallRow, "organizationId" | "at" | "request" | "response"> {
  readonly at: string;
}

/** The latest first. */
export async function selectCalls(transaction: Transaction, filter: CallFilter): Promise<ListedCall[]> {
  const { connectionId, outcome, before, limit } = filter;
  const rows = await query<Omit<ListedCall, "id" | "connectionId"> & { readonly id: string }>(
    transaction,
    {
      name: "connections.calls",
      text: `select id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, method, address, status, outcome, error,
          milliseconds
        from connection_calls as call
        where organization_id = $1 and connection_id = $2 and ($3::text is null or outcome = $3)
          and ($4::timestamptz is null or (call.at, id) < ($4::timestamptz, $5::uuid))
        order by call.at desc, id desc limit $6`,
    },
    [
      toUuid(transaction.organizationId as string),
      toUuid(connectionId),
      outcome ?? null,
      before?.at ?? null,
      before?.uuid ?? null,
      limit,
    ],
  );
  return rows.map((row) => ({ ...row, id: fromUuid("connection_call", row.id), connectionId }));
}

/** Deletes old calls of all organizations, and those beyond the `most` latest of a connection. Needs a platform transaction. */
export async function forgetCalls(
  transaction: Transaction,
  { before, most, batch }: { readonly before: Date; readonly most: number; readonly batch: number },
): Promise<number> {
  const rows = await query<{ forgotten: number }>(
    transaction,
    { name: "connections.forget_calls", text: "select forget_connection_calls($1, $2, $3) as forgotten" },
    [before, most, batch],
  );
  return rows[0]?.forgotten ?? 0;
}
