/** One statement that is its own transaction: nothing begins and commits around it, so that it costs a single round trip. */

import { EurekaError } from "@eureka/contracts/errors";
import type { QueryResultRow } from "pg";
import { translateError } from "./errors.ts";
import { acquire, type TransactionPlace } from "./run-transaction.ts";

export interface CallOptions {
  /** Channels whose listeners are woken once the call has committed, as `wake` does in a transaction. */
  readonly wakes?: readonly string[];
}

/** A call of a SQL function, prepared under its name once per connection. */
export interface FunctionCall {
  readonly name: string;
  readonly text: string;
}

/**
 * Calls a SECURITY DEFINER function outside any organization and resolves once what it did is committed. On a path where thousands
 * of requests share a few transactions, begin and commit would cost as much as the work between them.
 */
export async function callFunction<Row extends QueryResultRow>(
  { pool, announcer }: TransactionPlace,
  call: FunctionCall,
  values: readonly unknown[],
  { wakes = [] }: CallOptions = {},
): Promise<Row[]> {
  const client = await acquire(pool);
  let reusable = true;
  try {
    const { rows } = await client.query<Row>({ name: call.name, text: call.text, values: [...values] });
    for (const channel of wakes) announcer.announce(channel);
    return rows;
  } catch (error) {
    const translated = translateError(error);
    // After a refused statement the connection is as good as before; when the server does not answer it is not.
    reusable = !(translated instanceof EurekaError);
    throw translated;
  } finally {
    client.release(!reusable);
  }
}
