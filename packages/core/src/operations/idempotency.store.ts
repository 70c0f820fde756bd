/** Table `idempotency_keys`. */
import { type Id, toUuid } from "@eureka/contracts/ids";
import { from, instant, query, typeId } from "@eureka/kit/db";
import { json, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "./transaction.ts";

export const idempotencyKeys = pgTable("idempotency_keys", {
  organizationId: typeId("organization", "organization_id").notNull(),
  actor: text("actor").notNull(),
  operation: text("operation").notNull(),
  key: text("key").notNull(),
  inputHash: text("input_hash").notNull(),
  output: json("output").$type<unknown>(),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
});

interface KeyOfCall {
  readonly actor: string;
  readonly operation: string;
  readonly key: string;
}

interface StoredAnswer extends KeyOfCall {
  readonly inputHash: string;
  readonly output: unknown;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** The row of a key, null when it is new, or `in_flight` while another transaction works on the same key. */
export async function findStoredAnswer(
  transaction: Transaction,
  key: KeyOfCall,
): Promise<{ inputHash: string; output: unknown } | "in_flight" | null> {
  const rows = await query<{ locked: boolean }>(
    transaction,
    {
      name: "find_stored_answer",
      // The lock is taken first; only then is the row read, in a statement of its own that sees what its last holder committed.
      text: `select pg_try_advisory_xact_lock(hashtextextended($1 || chr(31) || $2 || chr(31) || $3 || chr(31) || $4, 0)) as locked`,
    },
    [transaction.organizationId, key.actor, key.operation, key.key],
  );
  if (!rows[0]?.locked) return "in_flight";
  const found = await query<{ input_hash: string; output: unknown }>(
    transaction,
    {
      name: "read_stored_answer",
      text: `select input_hash, output from idempotency_keys
             where organization_id = $1 and actor = $2 and operation = $3 and key = $4 and expires_at > now()`,
    },
    [toUuid(organizationOf(transaction)), key.actor, key.operation, key.key],
  );
  const row = found[0];
  return row ? { inputHash: row.input_hash, output: row.output } : null;
}

export async function insertStoredAnswer(transaction: Transaction, answer: StoredAnswer): Promise<void> {
  await from(transaction)
    .insert(idempotencyKeys)
    .values({ ...answer, organizationId: organizationOf(transaction) })
    .onConflictDoUpdate({
      target: [idempotencyKeys.organizationId, idempotencyKeys.actor, idempotencyKeys.operation, idempotencyKeys.key],
      set: {
        inputHash: answer.inputHash,
        output: answer.output,
        createdAt: answer.createdAt,
        expiresAt: answer.expiresAt,
      },
    });
}

function organizationOf(transaction: Transaction): Id<"organization"> {
  if (!transaction.organizationId) throw new Error("idempotency keys belong to an organization");
  return transaction.organizationId;
}
