/** Tables `sessions` and `refresh_tokens`. */
import { fromUuid, type Id, newUuid } from "@eureka/contracts/ids";
import { from, instant, query, typeId } from "@eureka/kit/db";
import { and, desc, eq, gt, isNull, lt, ne, type SQL, sql } from "drizzle-orm";
import { integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

export const sessions = pgTable("sessions", {
  organizationId: typeId("organization").notNull(),
  id: typeId("session").notNull(),
  memberId: typeId("member").notNull(),
  device: text(),
  address: text(),
  version: integer().notNull().default(1),
  createdAt: instant().notNull(),
  lastUsedAt: instant().notNull(),
  idleEndsAt: instant().notNull(),
  endsAt: instant().notNull(),
  revokedAt: instant(),
});

export const refreshTokens = pgTable("refresh_tokens", {
  organizationId: typeId("organization").notNull(),
  id: uuid().notNull(),
  sessionId: typeId("session").notNull(),
  tokenHash: text().notNull(),
  createdAt: instant().notNull(),
  usedAt: instant(),
});

export type SessionRow = typeof sessions.$inferSelect;

function current(transaction: Transaction): Id<"organization"> {
  return transaction.organizationId as Id<"organization">;
}

function sessionIs(transaction: Transaction, id: Id<"session">): SQL | undefined {
  return and(eq(sessions.organizationId, current(transaction)), eq(sessions.id, id));
}

export async function insertSession(transaction: Transaction, row: typeof sessions.$inferInsert): Promise<SessionRow> {
  const rows = await from(transaction).insert(sessions).values(row).returning();
  return rows[0] as SessionRow;
}

export async function selectSession(
  transaction: Transaction,
  id: Id<"session">,
  options: { readonly lock: boolean } = { lock: false },
): Promise<SessionRow | undefined> {
  const select = from(transaction).select().from(sessions).where(sessionIs(transaction, id));
  const rows = options.lock ? await select.for("update") : await select;
  return rows[0];
}

export interface SessionFilter {
  readonly memberId: Id<"member">;
  readonly now: Date;
  /** The last session of the page before: the list begins with the newest. */
  readonly before: Id<"session"> | null;
  readonly limit: number;
}

/** The sessions of a member that have not ended. */
export async function selectSessions(transaction: Transaction, filter: SessionFilter): Promise<SessionRow[]> {
  return from(transaction)
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.organizationId, current(transaction)),
        eq(sessions.memberId, filter.memberId),
        isNull(sessions.revokedAt),
        gt(sessions.idleEndsAt, filter.now),
        filter.before ? lt(sessions.id, filter.before) : undefined,
      ),
    )
    .orderBy(desc(sessions.id))
    .limit(filter.limit);
}

export async function updateSessionUse(
  transaction: Transaction,
  id: Id<"session">,
  use: Pick<SessionRow, "lastUsedAt" | "idleEndsAt" | "address">,
): Promise<SessionRow> {
  const rows = await from(transaction).update(sessions).set(use).where(sessionIs(transaction, id)).returning();
  return rows[0] as SessionRow;
}

/** Ends sessions that are still open and returns their ids. */
export async function revokeSessionRows(
  transaction: Transaction,
  which: { readonly id: Id<"session"> } | { readonly memberId: Id<"member">; readonly except: Id<"session"> | null },
  at: Date,
): Promise<Id<"session">[]> {
  const chosen =
    "id" in which
      ? eq(sessions.id, which.id)
      : and(eq(sessions.memberId, which.memberId), which.except ? ne(sessions.id, which.except) : undefined);
  const rows = await from(transaction)
    .update(sessions)
    .set({ revokedAt: at, version: sql`${sessions.version} + 1` })
    .where(and(eq(sessions.organizationId, current(transaction)), isNull(sessions.revokedAt), chosen))
    .returning({ id: sessions.id });
  return rows.map(({ id }) => id);
}

export async function insertRefreshToken(
  transaction: Transaction,
  sessionId: Id<"session">,
  tokenHash: string,
  at: Date,
): Promise<void> {
  await from(transaction)
    .insert(refreshTokens)
    .values({
      organizationId: current(transaction),
      id: newUuid(at.getTime()),
      sessionId,
      tokenHash,
      createdAt: at,
    });
}

/** Spends a refresh token: of any number of parallel uses exactly one gets the session's id, the others null. */
export async function spendRefreshToken(
  transaction: Transaction,
  tokenHash: string,
  at: Date,
): Promise<Id<"session"> | null> {
  const rows = await from(transaction)
    .update(refreshTokens)
    .set({ usedAt: at })
    .where(
      and(
        eq(refreshTokens.organizationId, current(transaction)),
        eq(refreshTokens.tokenHash, tokenHash),
        isNull(refreshTokens.usedAt),
      ),
    )
    .returning({ sessionId: refreshTokens.sessionId });
  return rows[0]?.sessionId ?? null;
}

/** When a refresh token was spent, and for which session. */
export async function selectSpentToken(
  transaction: Transaction,
  tokenHash: string,
): Promise<{ readonly sessionId: Id<"session">; readonly usedAt: Date | null } | undefined> {
  const rows = await from(transaction)
    .select({ sessionId: refreshTokens.sessionId, usedAt: refreshTokens.usedAt })
    .from(refreshTokens)
    .where(and(eq(refreshTokens.organizationId, current(transaction)), eq(refreshTokens.tokenHash, tokenHash)));
  return rows[0];
}

export interface TokenOwner {
  readonly organizationId: Id<"organization">;
  readonly sessionId: Id<"session">;
  readonly memberId: Id<"member">;
}

/** Whose refresh token it is, in whatever organization. */
export async function findRefreshTokenOwner(transaction: Transaction, tokenHash: string): Promise<TokenOwner | null> {
  const rows = await query<{ organization_id: string; session_id: string; member_id: string }>(
    transaction,
    {
      name: "identity.find_refresh_token",
      text: "select organization_id, session_id, member_id from find_refresh_token($1)",
    },
    [tokenHash],
  );
  const row = rows[0];
  if (!row) return null;
  return {
    organizationId: fromUuid("organization", row.organization_id),
    sessionId: fromUuid("session", row.session_id),
    memberId: fromUuid("member", row.member_id),
  };
}
