/** The only way to the database for the running system: a pool on which every transaction names its organization first. */
import { setTimeout as wait } from "node:timers/promises";
import type { Id } from "@eureka/contracts/ids";
import pg from "pg";
import { createAnnouncer } from "./announcer.ts";
import { type CallOptions, callFunction, type FunctionCall } from "./call-function.ts";
import { unavailable } from "./errors.ts";
import { createListener, type NotificationHandler, type Subscription } from "./listener.ts";
import { type DatabaseLog, silentLog } from "./log.ts";
import { createModestShare, type ModestShare } from "./modest-share.ts";
import { runTransaction, type TransactionOptions } from "./run-transaction.ts";
import { createStatementNames } from "./statement-names.ts";
import { query, type Transaction } from "./transaction.ts";

export interface DatabaseOptions {
  /** `postgresql://user:password@host/database`; for a unix socket `postgresql://user:password@localhost/database?host=/folder`. */
  readonly connectionString: string;
  /** Connections at most; one more is used once something listens. Default 10. */
  readonly poolSize?: number;
  /** Milliseconds that a transaction waits for a free connection before `server.unavailable`. Default 5,000. */
  readonly acquireTimeout?: number;
  /** Milliseconds after which PostgreSQL gives up a statement. Default 30,000; 0 = never. */
  readonly statementTimeout?: number;
  /** Shown in `pg_stat_activity`. Default `eureka`. */
  readonly applicationName?: string;
  readonly log?: DatabaseLog;
}

export interface DatabaseTransactionOptions extends TransactionOptions {
  /** Takes its turn at the share of modest work. Default: as the work around it does. */
  readonly modest?: boolean;
}

export interface Database extends Pick<ModestShare, "modestly" | "freely"> {
  /** Runs `work` in a transaction that sees and writes only this organization's rows. Everything inside must be awaited. */
  withOrganization<Result>(
    organizationId: Id<"organization">,
    work: (transaction: Transaction) => Promise<Result>,
    options?: DatabaseTransactionOptions,
  ): Promise<Result>;
  /** Runs `work` in a transaction without organization: tenant tables look empty, named SECURITY DEFINER functions work. */
  withPlatform<Result>(
    work: (transaction: Transaction) => Promise<Result>,
    options?: DatabaseTransactionOptions,
  ): Promise<Result>;
  /** Calls a SECURITY DEFINER function outside any organization, as a transaction of its own in one round trip; gives its rows. */
  call<Row extends pg.QueryResultRow>(
    call: FunctionCall,
    values: readonly unknown[],
    options?: CallOptions,
  ): Promise<Row[]>;
  /** Hears `notify` of any process. After a lost connection the handler is called with `reconnected: true`: look for what was missed. */
  listen(channel: string, handler: NotificationHandler): Promise<Subscription>;
  /** Throws `server.unavailable` when the database does not answer. */
  ping(): Promise<void>;
  /** Connections: all, idle, and callers that wait for one. */
  statistics(): { readonly total: number; readonly idle: number; readonly waiting: number };
  /** Stops listening, waits for running transactions and closes every connection. */
  close(): Promise<void>;
}

/** Milliseconds that connections get to end. */
const goodbyePatience = 2_000;

/** The part of the connections that modest work may have. */
const modestPart = 0.4;

const int8 = 20;

/** Numbers of type `bigint` (counts, positions) as numbers: none of ours passes 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format) => (id === int8 ? Number : pg.types.getTypeParser(id, format)),
};

/** Opens a pool. Nothing connects before the first use. */
export function createDatabase(options: DatabaseOptions): Database {
  const { log = silentLog, poolSize = 10 } = options;
  const connection = {
    connectionString: options.connectionString,
    application_name: options.applicationName ?? "eureka",
    keepAlive: true,
    // A packet is sent before the last one is answered.
    pipeline: true,
    types,
  };
  const pool = new pg.Pool({
    ...connection,
    max: poolSize,
    connectionTimeoutMillis: options.acquireTimeout ?? 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: options.statementTimeout ?? 30_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  // A connection that breaks in use also emits an error; without a listener that would end the process.
  const open = new Set<pg.PoolClient>();
  pool.on("connect", (client) => {
    open.add(client);
    client.once("end", () => open.delete(client));
    client.on("error", () => {});
  });
  pool.on("error", (error) => log.warn({ reason: error.message }, "an idle database connection broke"));
  const announcer = createAnnouncer({
    deliver: (channel) => listener.deliver(channel, { payload: announcer.signature, reconnected: false }),
    send: async (channels, signature) => {
      const text = "select pg_notify(channel, $2) from unnest($1::text[]) as channel";
      await pool.query({ name: "kit.wake", text, values: [channels, signature] });
    },
    log,
  });
  const listener = createListener(connection, log, announcer.signature);
  const place = { pool, types, log, announcer, nameOf: createStatementNames() };
  const share = createModestShare(Math.max(1, Math.floor(poolSize * modestPart)));
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    await listener.close();
    await announcer.close();
    await pool.end();
    // The pool has only said goodbye by now. Whoever stops the server next must not find connections that it would have to break.
    const gone = Promise.all([...open].map((client) => new Promise((resolve) => client.once("end", resolve))));
    await Promise.race([gone, wait(goodbyePatience, undefined, { ref: false })]);
  }

  const database: Database = {
    withOrganization: (organizationId, work, { modest = false, ...transactionOptions } = {}) =>
      share.enter(() => runTransaction(place, organizationId, work, transactionOptions), modest),
    withPlatform: (work, { modest = false, ...transactionOptions } = {}) =>
      share.enter(() => runTransaction(place, null, work, transactionOptions), modest),
    modestly: share.modestly,
    freely: share.freely,
    call: (call, values, callOptions) => callFunction(place, call, values, callOptions),
    listen: (channel, handler) =>
      closing === undefined
        ? listener.listen(channel, handler)
        : Promise.reject(unavailable("the database connections are closed")),
    async ping() {
      await runTransaction(place, null, (transaction) => query(transaction, { text: "select" }), { single: true });
    },
    statistics: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close() {
      closing ??= close();
      return closing;
    },
  };
  return database;
}
