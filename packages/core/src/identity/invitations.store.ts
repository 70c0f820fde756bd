/** Tables `invitations` and `password_resets`: links that work once. */
import { fromUuid, type Id, newUuid } from "@eureka/contracts/ids";
import type { InvitedGrant } from "@eureka/contracts/invitation";
import { from, instant, json, query, typeId } from "@eureka/kit/db";
import { and, desc, eq, gt, isNull, lt } from "drizzle-orm";
import { boolean, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Transaction } from "../operations/index.ts";

export const invitations = pgTable("invitations", {
  organizationId: typeId("organization").notNull(),
  id: typeId("invitation").notNull(),
  email: text().notNull(),
  grants: json<InvitedGrant[]>().notNull(),
  tokenHash: text().notNull(),
  invitedBy: typeId("member"),
  expiresAt: instant().notNull(),
  acceptedAt: instant(),
  revokedAt: instant(),
  createdAt: instant().notNull(),
});

export const passwordResets = pgTable("password_resets", {
  organizationId: typeId("organization").notNull(),
  id: uuid().notNull(),
  memberId: typeId("member").notNull(),
  tokenHash: text().notNull(),
  byOperator: boolean().notNull(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
  createdAt: instant().notNull(),
});

export type InvitationRow = typeof invitations.$inferSelect;

function current(transaction: Transaction): Id<"organization"> {
  return transaction.organizationId as Id<"organization">;
}

export async function insertInvitation(
  transaction: Transaction,
  row: typeof invitations.$inferInsert,
): Promise<InvitationRow> {
  const rows = await from(transaction).insert(invitations).values(row).returning();
  return rows[0] as InvitationRow;
}

export async function selectInvitation(
  transaction: Transaction,
  id: Id<"invitation">,
): Promise<InvitationRow | undefined> {
  const rows = await from(transaction)
    .select()
    .from(invitations)
    .where(and(eq(invitations.organizationId, current(transaction)), eq(invitations.id, id)))
    .for("update");
  return rows[0];
}

export interface InvitationFilter {
  /** Only invitations that this member made; null for everybody's. */
  readonly invitedBy: Id<"member"> | null;
  readonly before: Id<"invitation"> | null;
  readonly limit: number;
}

export async function selectInvitations(transaction: Transaction, filter: InvitationFilter): Promise<InvitationRow[]> {
  return from(transaction)
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.organizationId, current(transaction)),
        filter.invitedBy ? eq(invitations.invitedBy, filter.invitedBy) : undefined,
        filter.before ? lt(invitations.id, filter.before) : undefined,
      ),
    )
    .orderBy(desc(invitations.id))
    .limit(filter.limit);
}

export async function revokeInvitationRow(
  transaction: Transaction,
  id: Id<"invitation">,
  at: Date,
): Promise<InvitationRow> {
  const rows = await from(transaction)
    .update(invitations)
    .set({ revokedAt: at })
    .where(and(eq(invitations.organizationId, current(transaction)), eq(invitations.id, id)))
    .returning();
  return rows[0] as InvitationRow;
}

/** Takes back all that a member invited into and that nobody has accepted. Returns the invitations. */
export async function revokeInvitationsBy(
  transaction: Transaction,
  memberId: Id<"member">,
  at: Date,
): Promise<Id<"invitation">[]> {
  const rows = await from(transaction)
    .update(invitations)
    .set({ revokedAt: at })
    .where(
      and(
        eq(invitations.organizationId, current(transaction)),
        eq(invitations.invitedBy, memberId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    )
    .returning({ id: invitations.id });
  return rows.map(({ id }) => id);
}

/** Spends an invitation: of any number of parallel uses exactly one gets it. */
export async function spendInvitation(
  transaction: Transaction,
  tokenHash: string,
  at: Date,
): Promise<InvitationRow | undefined> {
  const rows = await from(transaction)
    .update(invitations)
    .set({ acceptedAt: at })
    .where(
      and(
        eq(invitations.organizationId, current(transaction)),
        eq(invitations.tokenHash, tokenHash),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, at),
      ),
    )
    .returning();
  return rows[0];
}

/** Whose invitation it is, in whatever organization. */
export async function findInvitation(
  transaction: Transaction,
  tokenHash: string,
): Promise<{ readonly organizationId: Id<"organization">; readonly email: string } | null> {
  const rows = await query<{ organization_id: string; email: string }>(
    transaction,
    { name: "identity.find_invitation", text: "select organization_id, email from find_invitation($1)" },
    [tokenHash],
  );
  const row = rows[0];
  return row ? { organizationId: fromUuid("organization", row.organization_id), email: row.email } : null;
}

export async function insertPasswordReset(
  transaction: Transaction,
  reset: {
    readonly memberId: Id<"member">;
    readonly tokenHash: string;
    readonly byOperator: boolean;
    readonly expiresAt: Date;
    readonly createdAt: Date;
  },
): Promise<void> {
  await from(transaction)
    .insert(passwordResets)
    .values({ ...reset, organizationId: current(transaction), id: newUuid(reset.createdAt.getTime()) });
}

/** Spends a reset link and returns whose it was, and who made it. */
export async function spendPasswordReset(
  transaction: Transaction,
  tokenHash: string,
  at: Date,
): Promise<{ readonly memberId: Id<"member">; readonly byOperator: boolean } | null> {
  const rows = await from(transaction)
    .update(passwordResets)
    .set({ usedAt: at })
    .where(
      and(
        eq(passwordResets.organizationId, current(transaction)),
        eq(passwordResets.tokenHash, tokenHash),
        isNull(passwordResets.usedAt),
        gt(passwordResets.expiresAt, at),
      ),
    )
    .returning({ memberId: passwordResets.memberId, byOperator: passwordResets.byOperator });
  return rows[0] ?? null;
}

export async function findPasswordReset(
  transaction: Transaction,
  tokenHash: string,
): Promise<{ readonly organizationId: Id<"organization">; readonly memberId: Id<"member"> } | null> {
  const rows = await query<{ organization_id: string; member_id: string }>(
    transaction,
    { name: "identity.find_password_reset", text: "select organization_id, member_id from find_password_reset($1)" },
    [tokenHash],
  );
  const row = rows[0];
  if (!row) return null;
  return {
    organizationId: fromUuid("organization", row.organization_id),
    memberId: fromUuid("member", row.member_id),
  };
}
