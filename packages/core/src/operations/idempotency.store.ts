/** Table `idempotency_keys`. */
import { type Id, toUuid } from "@eureka/contracts/ids";
import { instant, query, typeId, writeLater } from "@eureka/kit/db";
import { boolean, json, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "./transaction.ts";

export const idempotencyKeys = pgTable("idempotency_keys", {
  organizationId: typeId("organization", "organization_id").notNull(),
  actor: text("actor").notNull(),
  operation: text("operation").notNull(),
  key: text("key").notNull(),
  inputHash: text("input_hash").notNull(),
  output: json("output").$type<unknown>(),
  isPending: boolean("is_pending").notNull().default(false),
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
  readonly isPending: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

type FoundAnswer = Pick<StoredAnswer, "inputHash" | "output" | "isPending"> | "in_flight" | null;

interface AnswerRow extends Record<string, unknown> {
  input_hash: string;
  output: unknown;
  is_pending?: boolean;
}

/** The row of a key, null when it is new, or `in_flight` while another transaction works on the same key. */
export function findStoredAnswer(transaction: Transaction, key: KeyOfCall): Promise<FoundAnswer> {
  return lockAndRead(transaction, organizationOf(transaction), key, () =>
    query<AnswerRow>(
      transaction,
      {
        name: "read_stored_answer",
        text: `select input_hash, output, is_pending from idempotency_keys
               where organization_id = $1 and actor = $2 and operation = $3 and key = $4 and expires_at > now()`,
      },
      [toUuid(organizationOf(transaction)), key.actor, key.operation, key.key],
    ),
  );
}

/** The same for a public operation, whichever organization its first call led to. */
export function findPublicAnswer(transaction: Transaction, key: KeyOfCall): Promise<FoundAnswer> {
  return lockAndRead(transaction, "any", key, () =>
    query<AnswerRow>(
      transaction,
      { name: "find_public_answer", text: "select input_hash, output from find_public_answer($1, $2, $3)" },
      [key.actor, key.operation, key.key],
    ),
  );
}

/** Both are sent at once, the lock first: the row is read in a statement of its own, which sees what the lock's last holder committed. */
async function lockAndRead(
  transaction: Transaction,
  place: string,
  key: KeyOfCall,
  read: () => Promise<AnswerRow[]>,
): Promise<FoundAnswer> {
  const [[lock], [row]] = await Promise.all([lockKey(transaction, place, key), read()]);
  if (!lock?.locked) return "in_flight";
  // Nobody is asked about a public operation.
  return row ? { inputHash: row.input_hash, output: row.output, isPending: row.is_pending ?? false } : null;
}

function lockKey(transaction: Transaction, place: string, key: KeyOfCall): Promise<{ locked: boolean }[]> {
  return query(
    transaction,
    {
      name: "lock_idempotency_key",
      text: `select pg_try_advisory_xact_lock(hashtextextended($1 || chr(31) || $2 || chr(31) || $3 || chr(31) || $4, 0)) as locked`,
    },
    [place, key.actor, key.operation, key.key],
  );
}

/** Keeps an answer; written with the next statement that is waited for. */
export function keepStoredAnswer(transaction: Transaction, answer: StoredAnswer): void {
  writeLater(
    transaction,
    {
      name: "keep_stored_answer",
      text: `insert into idempotency_keys (organization_id, actor, operation, key, input_hash, output, created_at, expires_at, is_pending)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             on conflict (organization_id, actor, operation, key) do update set input_hash = excluded.input_hash,
               output = excluded.output, created_at = excluded.created_at, expires_at = excluded.expires_at, is_pending = excluded.is_pending`,
    },
    [
      toUuid(organizationOf(transaction)),
      answer.actor,
      answer.operation,
      answer.key,
      answer.inputHash,
      answer.output === undefined ? null : JSON.stringify(answer.output),
      answer.createdAt,
      answer.expiresAt,
      answer.isPending,
    ],
  );
}

function organizationOf(transaction: Transaction): Id<"organization"> {
  if (!transaction.organizationId) throw new Error("idempotency keys belong to an organization");
  return transaction.organizationId;
}
