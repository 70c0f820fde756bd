/** The life of one transaction on one pooled client. */
import { type Id, toUuid } from "@eureka/contracts/ids";
import type pg from "pg";
import type { Pool, PoolClient } from "pg";
import { DatabaseError, isSerializationFailure, translateError, unavailable } from "./errors.ts";
import type { DatabaseLog } from "./log.ts";
import { createOutbox, type Outbox } from "./outbox.ts";
import type { Statement } from "./packet.ts";
import { OpenTransaction, type Transaction, type TransactionTools } from "./transaction.ts";

export interface TransactionOptions {
  /** Refuses every write. */
  readonly readOnly?: boolean;
  /**
   * False: the commit does not wait for the disk. A crash of the database may take the last moments' transactions back, whole and in
   * order, never a later one without an earlier one. For what is simply done again then, and never for what this process goes on to
   * rely on: it outlives its database, and what it writes next is later than the crash. Default true.
   */
  readonly durable?: boolean;
  /** Default: read committed. */
  readonly isolation?: "repeatable read" | "serializable";
  /**
   * The work has no effect outside the database, so that after a deadlock or serialization failure it runs again, three times in all;
   * then it is `server.unavailable`.
   */
  readonly retryable?: boolean;
  /**
   * The work waits for one statement only: the transaction begins, runs it and commits in one round trip. What the work does with the
   * answer cannot undo it any more, and it cannot ask again.
   */
  readonly single?: boolean;
}

const attempts = 3;

/** Where transactions run. */
export interface TransactionPlace extends TransactionTools {
  readonly pool: Pool;
  readonly types: pg.CustomTypesConfig;
  readonly log: DatabaseLog;
}

/** Runs `work` in a transaction for one organization (or none) and commits it; any error rolls back and comes out translated. */
export async function runTransaction<Result>(
  place: TransactionPlace,
  organizationId: Id<"organization"> | null,
  work: (transaction: Transaction) => Promise<Result>,
  options: TransactionOptions,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptTransaction(place, organizationId, work, options);
    } catch (error) {
      if (!options.retryable || !isSerializationFailure(error)) throw error;
      if (attempt === attempts) throw unavailable("the database is busy with other changes of the same things");
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
    }
  }
}

async function attemptTransaction<Result>(
  { pool, types, log, ...tools }: TransactionPlace,
  organizationId: Id<"organization"> | null,
  work: (transaction: Transaction) => Promise<Result>,
  options: TransactionOptions,
): Promise<Result> {
  const begin = beginStatements(organizationId, options);
  const client = await acquire(pool);
  const outbox = createOutbox({ client, types, begin, single: options.single ?? false });
  const transaction = new OpenTransaction(client, outbox, tools, organizationId);
  let reusable = false;
  try {
    const result = await work(transaction);
    transaction.ended = true;
    const committed = await outbox.commit();
    reusable = true;
    // PostgreSQL answers the commit of a failed transaction with a rollback: somebody swallowed the error.
    if (committed?.command === "ROLLBACK") throw outbox.failure() ?? new DatabaseError("25P02");
    runAfterCommit(transaction, log);
    return result;
  } catch (error) {
    transaction.ended = true;
    if (!reusable) reusable = await rollback(client, outbox);
    throw translateError(error);
  } finally {
    client.release(!reusable);
  }
}

/** They travel with the first query of the work. The last one makes the organization's rows visible, so that nothing is without the first. */
function beginStatements(organizationId: Id<"organization"> | null, options: TransactionOptions): Statement[] {
  const isolation = options.isolation === undefined ? "" : ` isolation level ${options.isolation}`;
  const begin = `begin${isolation}${options.readOnly ? " read only" : ""}`;
  return [
    { name: `kit.${begin}`, text: begin },
    ...(options.durable === false ? [{ name: "kit.hurry", text: "set local synchronous_commit = off" }] : []),
    ...(organizationId === null
      ? []
      : [
          {
            name: "kit.organization",
            text: "select set_config('eureka.organization_id', $1, true)",
            values: [toUuid(organizationId)],
          },
        ]),
  ];
}

export async function acquire(pool: Pool): Promise<PoolClient> {
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
async function rollback(client: PoolClient, outbox: Outbox): Promise<boolean> {
  if (!outbox.close()) return true;
  try {
    await client.query("rollback");
    return true;
  } catch {
    return false; // the connection is gone, and its transaction with it
  }
}

function runAfterCommit(transaction: OpenTransaction, log: DatabaseLog): void {
  for (const channel of transaction.wakes) transaction.tools.announcer.announce(channel);
  for (const action of transaction.afterCommit) {
    // Started now and not waited for: a slow listener must not hold the connection or the caller.
    new Promise<void>((resolve) => resolve(action())).catch((error: unknown) =>
      log.error({ err: error }, "an after-commit action failed"),
    );
  }
}
