/** Table `api_keys`. */
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import type { Permission } from "@eureka/contracts/permissions";
import { from, instant, parameter, prepared, query, typeId } from "@eureka/kit/db";
import { and, asc, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

export const apiKeys = pgTable("api_keys", {
  organizationId: typeId("organization").notNull(),
  id: typeId("api_key").notNull(),
  memberId: typeId("member").notNull(),
  name: text().notNull(),
  secretHash: text().notNull(),
  previousSecretHash: text(),
  previousEndsAt: instant(),
  scopes: text().array().$type<Permission[]>(),
  addresses: text().array().notNull().default([]),
  expiresAt: instant(),
  lastUsedAt: instant(),
  revokedAt: instant(),
  rotatedAt: instant(),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
});

export type ApiKeyRow = typeof apiKeys.$inferSelect;

function current(transaction: Transaction): Id<"organization"> {
  return transaction.organizationId as Id<"organization">;
}

function keyIs(transaction: Transaction, id: Id<"api_key">): SQL | undefined {
  return and(eq(apiKeys.organizationId, current(transaction)), eq(apiKeys.id, id));
}

export async function insertApiKey(transaction: Transaction, row: typeof apiKeys.$inferInsert): Promise<ApiKeyRow> {
  const rows = await from(transaction).insert(apiKeys).values(row).returning();
  return rows[0] as ApiKeyRow;
}

const selectById = prepared("api_keys.by_id", (db) =>
  db
    .select()
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.organizationId, parameter(apiKeys.organizationId, "organizationId")),
        eq(apiKeys.id, parameter(apiKeys.id, "id")),
      ),
    ),
);

export async function selectApiKey(
  transaction: Transaction,
  id: Id<"api_key">,
  options: { readonly lock: boolean } = { lock: false },
): Promise<ApiKeyRow | undefined> {
  if (!options.lock) return (await selectById(transaction, { organizationId: current(transaction), id }))[0];
  const rows = await from(transaction).select().from(apiKeys).where(keyIs(transaction, id)).for("update");
  return rows[0];
}

export interface ApiKeyFilter {
  /** Only this member's keys; null for everybody's. */
  readonly memberId: Id<"member"> | null;
  readonly withRevoked: boolean;
  readonly after: Id<"api_key"> | null;
  readonly limit: number;
}

export async function selectApiKeys(transaction: Transaction, filter: ApiKeyFilter): Promise<ApiKeyRow[]> {
  return from(transaction)
    .select()
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.organizationId, current(transaction)),
        filter.memberId ? eq(apiKeys.memberId, filter.memberId) : undefined,
        filter.withRevoked ? undefined : isNull(apiKeys.revokedAt),
        filter.after ? gt(apiKeys.id, filter.after) : undefined,
      ),
    )
    .orderBy(asc(apiKeys.id))
    .limit(filter.limit);
}

export type ApiKeyChange = Partial<
  Pick<ApiKeyRow, "secretHash" | "previousSecretHash" | "previousEndsAt" | "revokedAt" | "rotatedAt">
>;

export async function updateApiKey(
  transaction: Transaction,
  id: Id<"api_key">,
  change: ApiKeyChange,
): Promise<ApiKeyRow> {
  const rows = await from(transaction)
    .update(apiKeys)
    .set({ ...change, version: sql`${apiKeys.version} + 1` })
    .where(keyIs(transaction, id))
    .returning();
  return rows[0] as ApiKeyRow;
}

/** Revokes what is left of a member's keys and returns their ids. */
export async function revokeApiKeysOfMember(
  transaction: Transaction,
  memberId: Id<"member">,
  at: Date,
): Promise<Id<"api_key">[]> {
  const rows = await from(transaction)
    .update(apiKeys)
    .set({ revokedAt: at, version: sql`${apiKeys.version} + 1` })
    .where(
      and(eq(apiKeys.organizationId, current(transaction)), eq(apiKeys.memberId, memberId), isNull(apiKeys.revokedAt)),
    )
    .returning({ id: apiKeys.id });
  return rows.map(({ id }) => id);
}

/** Being used is no change of the key: it leaves the version alone. */
export async function touchApiKey(transaction: Transaction, id: Id<"api_key">, at: Date): Promise<void> {
  await from(transaction).update(apiKeys).set({ lastUsedAt: at }).where(keyIs(transaction, id));
}

/** Which organization a key belongs to. */
export async function findApiKeyOrganization(
  transaction: Transaction,
  id: Id<"api_key">,
): Promise<Id<"organization"> | null> {
  const rows = await query<{ id: string | null }>(
    transaction,
    { name: "identity.find_api_key", text: "select find_api_key_organization($1) as id" },
    [toUuid(id)],
  );
  const found = rows[0]?.id;
  return found ? fromUuid("organization", found) : null;
}
