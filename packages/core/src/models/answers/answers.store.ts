/** Table `model_answers`: answers for calls that are equal in everything. */
import type { Id } from "@eureka/contracts/ids";
import { bytes, from, instant, query, typeId } from "@eureka/kit/db";
import { and, eq, gt, inArray, sql } from "drizzle-orm";
import { pgTable } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";

export const modelAnswers = pgTable("model_answers", {
  organizationId: typeId("organization").notNull(),
  key: bytes().notNull(),
  answer: bytes().notNull(),
  expiresAt: instant().notNull(),
});

interface StoredAnswer {
  readonly key: Buffer;
  /** Encrypted. */
  readonly answer: Buffer;
}

/** Those of the answers that may still be used. */
export async function selectAnswers(
  transaction: Transaction,
  keys: readonly Buffer[],
  now: Date,
): Promise<StoredAnswer[]> {
  if (keys.length === 0) return [];
  return from(transaction)
    .select({ key: modelAnswers.key, answer: modelAnswers.answer })
    .from(modelAnswers)
    .where(
      and(
        eq(modelAnswers.organizationId, transaction.organizationId as Id<"organization">),
        inArray(modelAnswers.key, [...keys]),
        gt(modelAnswers.expiresAt, now),
      ),
    );
}

/** The latest answer stays. */
export async function upsertAnswer(
  transaction: Transaction,
  { key, answer, expiresAt }: StoredAnswer & { readonly expiresAt: Date },
): Promise<void> {
  await from(transaction)
    .insert(modelAnswers)
    .values({ organizationId: transaction.organizationId as Id<"organization">, key, answer, expiresAt })
    .onConflictDoUpdate({
      target: [modelAnswers.organizationId, modelAnswers.key],
      set: { answer: sql`excluded.answer`, expiresAt: sql`excluded.expires_at` },
    });
}

/** Removes answers of all organizations that may not be used any more; says how many. Needs a platform transaction. */
export async function deleteExpiredAnswers(transaction: Transaction, now: Date, most: number): Promise<number> {
  const rows = await query<{ gone: number }>(
    transaction,
    { name: "models.forget_answers", text: "select forget_model_answers($1, $2) as gone" },
    [now, most],
  );
  return rows[0]?.gone ?? 0;
}
