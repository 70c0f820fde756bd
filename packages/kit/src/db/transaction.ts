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
import type { Outbox } from "./outbox.ts";
import type { Statement } from "./packet.ts";
import type { StatementNames } from "./statement-names.ts";

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

/** The last transaction of each connection. */
const current = new WeakMap<PoolClient, OpenTransaction>();

/** What the transactions of a database have in common. */
export interface TransactionTools {
  readonly announcer: Announcer;
  readonly nameOf: StatementNames;
}

/** The inside of a transaction; made by `runTransaction` only. */
export class OpenTransaction implements Transaction {
  readonly organizationId: Id<"organization"> | null;
  readonly client: PoolClient;
  readonly outbox: Outbox;
  readonly tools: TransactionTools;
  readonly afterCommit: (() => void | Promise<void>)[] = [];
  /** Channels to be woken after the commit. */
  readonly wakes = new Set<string>();
  handle: TenantDatabase | undefined;
  savepoints = 0;
  ended = false;

  constructor(client: PoolClient, outbox: Outbox, tools: TransactionTools, organizationId: Id<"organization"> | null) {
    this.client = client;
    this.outbox = outbox;
    current.set(client, this);
    this.tools = tools;
    this.organizationId = organizationId;
  }
}

function opened(transaction: Transaction | undefined): OpenTransaction {
  if (!(transaction instanceof OpenTransaction)) throw new TypeError("this transaction was not opened by kit/db");
  if (transaction.ended) throw new Error("the transaction has ended; await everything inside withOrganization");
  return transaction;
}

const dialect = new PgDialect({ casing: "snake_case" });

/** A handle whose every query goes through the transaction that `find` gives, or throws. */
function handleOn(client: PoolClient, find: () => OpenTransaction): TenantDatabase {
  const query = (config: QueryConfig & Pick<Statement, "rowMode">, values: unknown[]) => {
    const { outbox, tools } = find();
    const { text, rowMode, types, name = tools.nameOf(text) } = config;
    return outbox.ask({ text, name, values, rowMode, types });
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
      statement = build(handleOn(client, () => opened(current.get(client)))).prepare(name);
      statements.set(client, statement);
    }
    return await statement.execute(values);
  };
}

/** Runs one statement of SQL text, mostly a call of a SQL function. PostgreSQL prepares what has parameters or a `name` once per connection. Ids are plain UUIDs here. */
export async function query<Row extends QueryResultRow>(
  transaction: Transaction,
  statement: { readonly text: string; readonly name?: string },
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const { outbox, tools } = opened(transaction);
  try {
    const { rows } = await outbox.ask(toStatement(tools, statement, values));
    return rows as Row[];
  } catch (error) {
    throw translateError(error);
  }
}

/**
 * Writes without waiting: the statement goes out in its order, with the next one that is waited for, at the latest with the commit. For
 * writes whose result nobody needs; a failure is one of the whole transaction, and comes out of what is waited for next.
 */
export function writeLater(
  transaction: Transaction,
  statement: { readonly text: string; readonly name?: string },
  values: readonly unknown[] = [],
): void {
  const { outbox, tools } = opened(transaction);
  outbox.post(toStatement(tools, statement, values));
}

function toStatement({ nameOf }: TransactionTools, { text, name }: Statement, values: readonly unknown[]): Statement {
  return { text, name: name ?? (values.length > 0 ? nameOf(text) : undefined), values };
}

/**
 * Runs `work` so that its failure undoes only itself: needed to go on in a transaction after, say, a unique violation.
 * The error is thrown on, translated. Where the work asks nothing of the database, its beginning and its end cost nothing either.
 */
export async function savepoint<Result>(transaction: Transaction, work: () => Promise<Result>): Promise<Result> {
  const open = opened(transaction);
  const { outbox } = open;
  const name = `savepoint_${++open.savepoints}`;
  const begun = outbox.post({ text: `savepoint ${name}` });
  try {
    const result = await work();
    if (outbox.isLast(begun)) outbox.takeBack(begun);
    else outbox.post({ text: `release savepoint ${name}` });
    return result;
  } catch (error) {
    if (!outbox.takeBack(begun)) {
      await query(transaction, { text: `rollback to savepoint ${name}` });
      outbox.forgetFailure();
    }
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
