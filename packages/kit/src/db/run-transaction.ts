/** The life of one transaction on one pooled client. */
import type { Socket } from "node:net";
import { type Id, toUuid } from "@eureka/contracts/ids";
import type { Pool, PoolClient } from "pg";
import type { Announcer } from "./announcer.ts";
import { DatabaseError, isSerializationFailure, translateError, unavailable } from "./errors.ts";
import type { DatabaseLog } from "./log.ts";
import { OpenTransaction, type Transaction } from "./transaction.ts";

export interface TransactionOptions {
  /** Refuses every write. */
  readonly readOnly?: boolean;
  /**
   * False: the commit does not wait for the disk. A crash of the database may take the last moments' transactions back, whole and in
   * order, never a later one without an earlier one. For what is simply done again then. Default true.
   */
  readonly durable?: boolean;
  /** Default: read committed. */
  readonly isolation?: "repeatable read" | "serializable";
  /**
   * The work has no effect outside the database, so that after a deadlock or serialization failure it runs again, three times in all;
   * then it is `server.unavailable`.
   */
  readonly retryable?: boolean;
}

const attempts = 3;

/** Where transactions run. */
export interface TransactionPlace {
  readonly pool: Pool;
  readonly log: DatabaseLog;
  readonly announcer: Announcer;
}

/** Runs `work` in a transaction for one organization (or none) and commits it; any error rolls back and comes out translated. */
export async function runTransaction<Result>(
  { pool, log, announcer }: TransactionPlace,
  organizationId: Id<"organization"> | null,
  work: (transaction: Transaction) => Promise<Result>,
  options: TransactionOptions,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptTransaction({ pool, log, announcer }, organizationId, work, options);
    } catch (error) {
      if (!options.retryable || !isSerializationFailure(error)) throw error;
      if (attempt === attempts) throw unavailable("the database is busy with other changes of the same things");
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
    }
  }
}

async function attemptTransaction<Result>(
  { pool, log, announcer }: TransactionPlace,
  organizationId: Id<"organization"> | null,
  work: (transaction: Transaction) => Promise<Result>,
  options: TransactionOptions,
): Promise<Result> {
  const begin = beginStatement(organizationId, options);
  const client = await acquire(pool);
  const transaction = new OpenTransaction(client, announcer, organizationId);
  let reusable = false;
  try {
    const begun = beginWithFirstQuery(client, begin);
    const result = await work(transaction);
    await begun;
    transaction.ended = true;
    const committed = await client.query("commit");
    reusable = true;
    // PostgreSQL answers the commit of a failed transaction with a rollback: somebody swallowed the error.
    if (committed.command !== "COMMIT") throw new DatabaseError("25P02");
    runAfterCommit(transaction, log);
    return result;
  } catch (error) {
    if (!reusable) reusable = await rollback(client);
    throw translateError(error);
  } finally {
    transaction.ended = true;
    client.release(!reusable);
  }
}

/**
 * Begins without waiting for the answer: the first query of the work travels with it. Where the beginning fails, no row is visible
 * or writable for that query, and the transaction fails with the beginning's error.
 */
function beginWithFirstQuery(client: PoolClient, begin: string): Promise<unknown> {
  // The socket is not part of the driver's types.
  const { stream } = (client as PoolClient & { readonly connection: { readonly stream: Socket } }).connection;
  stream.cork();
  setImmediate(() => stream.uncork());
  const begun = client.query(begin);
  begun.catch(() => {}); // awaited after the work; until then it is not unhandled
  return begun;
}

/** One round trip: several statements in one simple query. The UUID is rebuilt from the id's bits, so it cannot carry SQL. */
function beginStatement(organizationId: Id<"organization"> | null, options: TransactionOptions): string {
  const isolation = options.isolation === undefined ? "" : ` isolation level ${options.isolation}`;
  const begin = `begin${isolation}${options.readOnly ? " read only" : ""}${options.durable === false ? "; set local synchronous_commit = off" : ""}`;
  if (organizationId === null) return begin;
  return `${begin}; select set_config('eureka.organization_id', '${toUuid(organizationId)}', true)`;
}

async function acquire(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("timeout exceeded"))
      throw unavailable("all database connections are in use");
    if (error instanceof Error && error.message.startsWith("Cannot use a pool after"))
      throw unavailable("the database connections are closed");
    throw translateError(error);
  }
}

/** Whether the client is clean again and may go back to the pool. */
async function rollback(client: PoolClient): Promise<boolean> {
  try {
    await client.query("rollback");
    return true;
  } catch {
    return false; // the connection is gone, and its transaction with it
  }
}

function runAfterCommit(transaction: OpenTransaction, log: DatabaseLog): void {
  for (const channel of transaction.wakes) transaction.announcer.announce(channel);
  for (const action of transaction.afterCommit) {
    // Started now and not waited for: a slow listener must not hold the connection or the caller.
    new Promise<void>((resolve) => resolve(action())).catch((error: unknown) =>
      log.error({ err: error }, "an after-commit action failed"),
    );
  }
}
