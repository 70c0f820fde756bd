/** Table `mandates`: what lets us write on a platform in the name of a person. External identities and members are only read. */
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { bytes, from, instant, query, typeId } from "@eureka/kit/db";
import { and, eq, type SQL } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { Transaction } from "../../operations/index.ts";
import type { TokenColumns } from "../connection-tokens.ts";
import type { RefreshClaim } from "../traffic/tokens.store.ts";

export const mandates = pgTable("mandates", {
  organizationId: typeId("organization").notNull(),
  externalIdentityId: typeId("external_identity").notNull(),
  connectionId: typeId("connection").notNull(),
  memberId: typeId("member").notNull(),
  state: text().$type<"given" | "lost">().notNull().default("given"),
  tokens: bytes(),
  tokenExpiresAt: instant(),
  tokenGeneration: integer().notNull().default(1),
  refreshLeaseUntil: instant(),
  refreshAttempts: integer().notNull().default(0),
  givenAt: instant().notNull(),
  lostAt: instant(),
});

export type MandateRow = typeof mandates.$inferSelect;
type PersonId = Id<"external_identity">;

function current(transaction: Transaction): Id<"organization"> {
  return transaction.organizationId as Id<"organization">;
}

function mandateOf(transaction: Transaction, personId: PersonId): SQL | undefined {
  return and(eq(mandates.organizationId, current(transaction)), eq(mandates.externalIdentityId, personId));
}

export async function selectMandate(transaction: Transaction, personId: PersonId): Promise<MandateRow | undefined> {
  return (await from(transaction).select().from(mandates).where(mandateOf(transaction, personId)))[0];
}

export async function selectMandatesBy(transaction: Transaction, memberId: Id<"member">): Promise<MandateRow[]> {
  return from(transaction)
    .select()
    .from(mandates)
    .where(and(eq(mandates.organizationId, current(transaction)), eq(mandates.memberId, memberId)));
}

export interface StandingMandate {
  readonly personId: PersonId;
  readonly platformUserId: string;
  readonly tokenGeneration: number;
}

/** The mandate with which a member's work is written on a connection: as long as the account is linked to him, and he may sign in. */
export async function selectStandingMandate(
  transaction: Transaction,
  connectionId: Id<"connection">,
  memberId: Id<"member">,
): Promise<StandingMandate | null> {
  const [row] = await query<{ external_identity_id: string; platform_user_id: string; token_generation: number }>(
    transaction,
    {
      name: "connections.standing_mandate",
      text: `select m.external_identity_id, e.platform_user_id, m.token_generation from mandates m
        join external_identities e on e.organization_id = m.organization_id and e.id = m.external_identity_id
          and e.member_id = m.member_id
        join members p on p.organization_id = m.organization_id and p.id = m.member_id and p.status = 'active'
        where m.organization_id = $1 and m.connection_id = $2 and m.member_id = $3 and m.state = 'given'
        order by m.external_identity_id limit 1`,
    },
    [toUuid(transaction.organizationId as string), toUuid(connectionId), toUuid(memberId)],
  );
  if (!row) return null;
  return {
    personId: fromUuid("external_identity", row.external_identity_id),
    platformUserId: row.platform_user_id,
    tokenGeneration: row.token_generation,
  };
}

type Given = Pick<MandateRow, "externalIdentityId" | "connectionId" | "memberId" | "givenAt"> &
  Pick<TokenColumns, "tokens" | "tokenExpiresAt">;

/** In place of an earlier one for the same account. */
export async function upsertMandate(transaction: Transaction, given: Given): Promise<void> {
  const { externalIdentityId, connectionId, memberId, givenAt, tokens, tokenExpiresAt } = given;
  await query(
    transaction,
    {
      name: "connections.give_mandate",
      text: `insert into mandates as known (organization_id, external_identity_id, connection_id, member_id, tokens, token_expires_at, given_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (organization_id, external_identity_id) do update set
          connection_id = excluded.connection_id, member_id = excluded.member_id, state = 'given', tokens = excluded.tokens,
          token_expires_at = excluded.token_expires_at, token_generation = known.token_generation + 1,
          refresh_lease_until = null, refresh_attempts = 0, given_at = excluded.given_at, lost_at = null`,
    },
    [
      toUuid(transaction.organizationId as string),
      toUuid(externalIdentityId),
      toUuid(connectionId),
      toUuid(memberId),
      tokens,
      tokenExpiresAt,
      givenAt,
    ],
  );
}

/** Destroys the tokens of a generation; undefined when they are others, or were lost before. */
export async function markMandateLost(
  transaction: Transaction,
  personId: PersonId,
  { generation, lostAt }: { readonly generation: number; readonly lostAt: Date },
): Promise<MandateRow | undefined> {
  const lost = { state: "lost", lostAt, tokens: null, tokenExpiresAt: null, refreshLeaseUntil: null } as const;
  const rows = await from(transaction)
    .update(mandates)
    .set(lost)
    .where(and(mandateOf(transaction, personId), eq(mandates.tokenGeneration, generation), eq(mandates.state, "given")))
    .returning();
  return rows[0];
}

export async function deleteMandate(transaction: Transaction, personId: PersonId): Promise<MandateRow | undefined> {
  return (await from(transaction).delete(mandates).where(mandateOf(transaction, personId)).returning())[0];
}

/** All that were given on a connection, as they were. */
export async function deleteMandatesOf(
  transaction: Transaction,
  connectionId: Id<"connection">,
): Promise<MandateRow[]> {
  return from(transaction)
    .delete(mandates)
    .where(and(eq(mandates.organizationId, current(transaction)), eq(mandates.connectionId, connectionId)))
    .returning();
}

/** As `claimRefresh` does it for connections. */
export async function claimMandateRefresh(
  transaction: Transaction,
  personId: PersonId,
  { generation, now, until }: RefreshClaim,
): Promise<number | null> {
  const rows = await query<{ refresh_attempts: number }>(
    transaction,
    {
      name: "connections.claim_mandate_refresh",
      text: `update mandates set refresh_lease_until = $5, refresh_attempts = refresh_attempts + 1
        where organization_id = $1 and external_identity_id = $2 and token_generation = $3 and state = 'given'
          and (refresh_lease_until is null or refresh_lease_until <= $4)
        returning refresh_attempts`,
    },
    [toUuid(transaction.organizationId as string), toUuid(personId), generation, now, until],
  );
  return rows[0]?.refresh_attempts ?? null;
}

/** False when other tokens were granted meanwhile, or there is no mandate any more. */
export async function keepMandateRefreshed(
  transaction: Transaction,
  personId: PersonId,
  generation: number,
  { tokens, tokenExpiresAt }: Pick<TokenColumns, "tokens" | "tokenExpiresAt">,
): Promise<boolean> {
  const renewed = {
    tokens,
    tokenExpiresAt,
    tokenGeneration: generation + 1,
    refreshLeaseUntil: null,
    refreshAttempts: 0,
  };
  const rows = await from(transaction)
    .update(mandates)
    .set(renewed)
    .where(and(mandateOf(transaction, personId), eq(mandates.tokenGeneration, generation), eq(mandates.state, "given")))
    .returning({ id: mandates.externalIdentityId });
  return rows.length > 0;
}

export async function releaseMandateRefresh(
  transaction: Transaction,
  personId: PersonId,
  generation: number,
): Promise<void> {
  await from(transaction)
    .update(mandates)
    .set({ refreshLeaseUntil: null, refreshAttempts: 0 })
    .where(and(mandateOf(transaction, personId), eq(mandates.tokenGeneration, generation)));
}
