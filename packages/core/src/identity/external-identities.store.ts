/** Table `external_identities`. */
import type { Id } from "@eureka/contracts/ids";
import { from, instant, typeId } from "@eureka/kit/db";
import { and, asc, eq, gt, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

export const externalIdentities = pgTable("external_identities", {
  organizationId: typeId("organization").notNull(),
  id: typeId("external_identity").notNull(),
  connectionId: typeId("connection"),
  platformWorkspaceId: text(),
  platformUserId: text().notNull(),
  displayName: text().notNull(),
  memberId: typeId("member"),
  linkedAt: instant(),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
});

export type ExternalIdentityRow = typeof externalIdentities.$inferSelect;

function current(transaction: Transaction): Id<"organization"> {
  return transaction.organizationId as Id<"organization">;
}

function identityIs(transaction: Transaction, id: Id<"external_identity">): SQL | undefined {
  return and(eq(externalIdentities.organizationId, current(transaction)), eq(externalIdentities.id, id));
}

export interface PlatformAccount {
  readonly connectionId: Id<"connection"> | null;
  readonly platformWorkspaceId: string | null;
  readonly platformUserId: string;
}

export async function selectByAccount(
  transaction: Transaction,
  account: PlatformAccount,
): Promise<ExternalIdentityRow | undefined> {
  const { connectionId, platformWorkspaceId, platformUserId } = account;
  const rows = await from(transaction)
    .select()
    .from(externalIdentities)
    .where(
      and(
        eq(externalIdentities.organizationId, current(transaction)),
        connectionId ? eq(externalIdentities.connectionId, connectionId) : isNull(externalIdentities.connectionId),
        platformWorkspaceId
          ? eq(externalIdentities.platformWorkspaceId, platformWorkspaceId)
          : isNull(externalIdentities.platformWorkspaceId),
        eq(externalIdentities.platformUserId, platformUserId),
      ),
    );
  return rows[0];
}

/** Adds the person unless another transaction just did; then that one's row stays. */
export async function insertIfMissing(
  transaction: Transaction,
  row: typeof externalIdentities.$inferInsert,
): Promise<void> {
  await from(transaction).insert(externalIdentities).values(row).onConflictDoNothing();
}

export async function selectExternalIdentity(
  transaction: Transaction,
  id: Id<"external_identity">,
  options: { readonly lock: boolean } = { lock: false },
): Promise<ExternalIdentityRow | undefined> {
  const select = from(transaction).select().from(externalIdentities).where(identityIs(transaction, id));
  const rows = options.lock ? await select.for("update") : await select;
  return rows[0];
}

export interface ExternalIdentityFilter {
  readonly memberId?: Id<"member"> | undefined;
  readonly connectionId?: Id<"connection"> | undefined;
  readonly linked?: boolean | undefined;
  readonly after: Id<"external_identity"> | null;
  readonly limit: number;
}

export async function selectExternalIdentities(
  transaction: Transaction,
  filter: ExternalIdentityFilter,
): Promise<ExternalIdentityRow[]> {
  const linked = filter.linked ? isNotNull(externalIdentities.memberId) : isNull(externalIdentities.memberId);
  return from(transaction)
    .select()
    .from(externalIdentities)
    .where(
      and(
        eq(externalIdentities.organizationId, current(transaction)),
        filter.memberId ? eq(externalIdentities.memberId, filter.memberId) : undefined,
        filter.connectionId ? eq(externalIdentities.connectionId, filter.connectionId) : undefined,
        filter.linked === undefined ? undefined : linked,
        filter.after ? gt(externalIdentities.id, filter.after) : undefined,
      ),
    )
    .orderBy(asc(externalIdentities.id))
    .limit(filter.limit);
}

export type ExternalIdentityChange = Partial<Pick<ExternalIdentityRow, "displayName" | "memberId" | "linkedAt">> & {
  readonly updatedAt: Date;
};

export async function updateExternalIdentity(
  transaction: Transaction,
  id: Id<"external_identity">,
  change: ExternalIdentityChange,
): Promise<ExternalIdentityRow> {
  const rows = await from(transaction)
    .update(externalIdentities)
    .set({ ...change, version: sql`${externalIdentities.version} + 1` })
    .where(identityIs(transaction, id))
    .returning();
  return rows[0] as ExternalIdentityRow;
}
