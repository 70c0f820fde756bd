/**
 * What runs inside one transaction. Stores get an opaque {@link Transaction} and ask here for a way to query it; a handle
 * that outlives its transaction throws instead of running in the next one, which may belong to another organization.
 */
import type { Id } from "@eureka/contracts/ids";
import { NodePgDatabase } from "drizzle-orm/node-postgres";
import { type NodePgClient, NodePgSession } from "drizzle-orm/node-postgres/session";
import { PgDialect } from "drizzle-orm/pg-core";
import type { PoolClient, QueryConfig, QueryResultRow } from "pg";
import type { Announcer } from "./announcer.ts";
import { translateError } from "./errors.ts";
import { statementName } from "./statement-names.ts";

/** An open transaction. Only functions of this folder can do anything with it. */
export interface Transaction {
  /** The organization whose rows are visible; null in a platform transaction, where only SECURITY DEFINER functions give rows. */
  readonly organizationId: Id<"organization"> | null;
}

/** The Drizzle handle of a transaction. Nested transactions are {@link savepoint}s. */
export type TenantDatabase = Pick<
  NodePgDatabase,
  | "select"
  | "selectDistinct"
  | "selectDistinctOn"
  | "insert"
  | "update"
  | "delete"
  | "execute"
  | "with"
  | "$with"
  | "$count"
>;

/** The inside of a transaction; made by `runTransaction` only. */
export class OpenTransaction implements Transaction {
  readonly organizationId: Id<"organization"> | null;
  readonly client: PoolClient;
  readonly announcer: Announcer;
  readonly afterCommit: (() => void | Promise<void>)[] = [];
  /** Channels to be woken after the commit. */
  readonly wakes = new Set<string>();
  handle: TenantDatabase | undefined;
  savepoints = 0;
  ended = false;

  constructor(client: PoolClient, announcer: Announcer, organizationId: Id<"organization"> | null) {
    this.client = client;
    this.announcer = announcer;
    this.organizationId = organizationId;
  }
}

function opened(transaction: Transaction): OpenTransaction {
  if (!(transaction instanceof OpenTransaction)) throw new TypeError("this transaction was not opened by kit/db");
  if (transaction.ended) throw new Error("the transaction has ended; await everything inside withOrganization");
  return transaction;
}

const dialect = new PgDialect({ casing: "snake_case" });

/** A handle whose every query asks `check` first. */
function handleOn(client: PoolClient, check: () => void): TenantDatabase {
  const query = (config: QueryConfig, values: unknown[]) => {
    check();
    const name = config.name ?? statementName(config.text);
    return client.query(name === undefined ? config : { ...config, name }, values);
  };
  const driver: NodePgClient = Object.create(client, { query: { value: query } });
  return new NodePgDatabase(dialect, new NodePgSession(driver, dialect, undefined), undefined);
}

/** The Drizzle handle that queries inside the transaction. Throws when the transaction has ended. */
export function from(transaction: Transaction): TenantDatabase {
  const open = opened(transaction);
  open.handle ??= handleOn(open.client, () => opened(open));
  return open.handle;
}

/** What Drizzle's builders have in common: they can be prepared under a name. */
interface Preparable<Result> {
  prepare(name: string): { execute(values?: Record<string, unknown>): Promise<Result> };
}

/**
 * Declares a prepared statement, once per module; PostgreSQL parses and plans it once per connection. Values come in by
 * `sql.placeholder("name")` in inserts and by {@link parameter} in comparisons, never by closure: the query is built only once.
 *
 * @example
 * const selectBoard = prepared("boards.select", (db) => db.select().from(boards).where(eq(boards.id, parameter(boards.id, "id"))));
 * const [board] = await selectBoard(transaction, { id });
 */
export function prepared<Result>(
  name: string,
  build: (db: TenantDatabase) => Preparable<Result>,
): (transaction: Transaction, values?: Record<string, unknown>) => Promise<Result> {
  const statements = new WeakMap<PoolClient, ReturnType<Preparable<Result>["prepare"]>>();
  return async (transaction, values) => {
    const { client } = opened(transaction);
    let statement = statements.get(client);
    if (statement === undefined) {
      statement = build(handleOn(client, () => {})).prepare(name);
      statements.set(client, statement);
    }
    return await statement.execute(values);
  };
}

/** Runs SQL text, mostly a call of a SQL function. PostgreSQL prepares what has parameters or a `name` once per connection. Ids are plain UUIDs here. */
export async function query<Row extends QueryResultRow>(
  transaction: Transaction,
  statement: { readonly text: string; readonly name?: string },
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const { client } = opened(transaction);
  try {
    const name = statement.name ?? (values.length > 0 ? statementName(statement.text) : undefined);
    const result = await client.query<Row>({
      text: statement.text,
      ...(name !== undefined && { name }),
      values: [...values],
    });
    return result.rows;
  } catch (error) {
    throw translateError(error);
  }
}

/**
 * Runs `work` so that its failure undoes only itself: needed to go on in a transaction after, say, a unique violation.
 * The error is thrown on, translated.
 */
export async function savepoint<Result>(transaction: Transaction, work: () => Promise<Result>): Promise<Result> {
  const open = opened(transaction);
  const name = `savepoint_${++open.savepoints}`;
  await query(transaction, { text: `savepoint ${name}` });
  try {
    const result = await work();
    await query(transaction, { text: `release savepoint ${name}` });
    return result;
  } catch (error) {
    await query(transaction, { text: `rollback to savepoint ${name}` });
    throw translateError(error);
  }
}

/**
 * Sends a message to all listeners of a channel (at most 8,000 bytes) when, and only when, the transaction commits. Commits that
 * notify wait for each other: on a path that many take, {@link wake} is the better choice.
 */
export async function notify(transaction: Transaction, channel: string, payload = ""): Promise<void> {
  await query(transaction, { name: "kit.notify", text: "select pg_notify($1, $2)" }, [channel, payload]);
}

/**
 * Calls the listeners of a channel once the transaction has committed, those of other processes a moment later. The payload means
 * nothing, several wakes may arrive as one, and a crash right after the commit loses it: listeners also look from time to time.
 */
export function wake(transaction: Transaction, channel: string): void {
  opened(transaction).wakes.add(channel);
}

/** Calls `action` once the transaction has committed; never when it rolls back. A failure of it is logged and hurts nobody. */
export function afterCommit(transaction: Transaction, action: () => void | Promise<void>): void {
  opened(transaction).afterCommit.push(action);
}
