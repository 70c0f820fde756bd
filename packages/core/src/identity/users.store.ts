/** People across organizations: table `users`, reached only through named functions. */
import { fromUuid, type Id, toUuid } from "@eureka/contracts/ids";
import { query } from "@eureka/kit/db";
import type { Transaction } from "../operations/index.ts";

export interface UserForSignIn {
  readonly userId: Id<"user">;
  readonly passwordHash: string | null;
}

export async function findUserForSignIn(transaction: Transaction, email: string): Promise<UserForSignIn | null> {
  const rows = await query<{ user_id: string; password_hash: string | null }>(
    transaction,
    { name: "identity.find_user", text: "select user_id, password_hash from find_user_for_sign_in($1)" },
    [email],
  );
  const row = rows[0];
  return row ? { userId: fromUuid("user", row.user_id), passwordHash: row.password_hash } : null;
}

export interface NewUser {
  readonly id: Id<"user">;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly timeZone: string;
  readonly createdAt: Date;
}

/** False when somebody has the e-mail address already. */
export async function insertUser(transaction: Transaction, user: NewUser): Promise<boolean> {
  const rows = await query<{ added: boolean }>(
    transaction,
    { name: "identity.create_user", text: "select create_user($1, $2, $3, $4, $5, $6) as added" },
    [toUuid(user.id), user.email, user.name, user.passwordHash, user.timeZone, user.createdAt],
  );
  return rows[0]?.added ?? false;
}

export async function touchLogin(transaction: Transaction, userId: Id<"user">, at: Date): Promise<void> {
  await query(transaction, { name: "identity.touch_login", text: "select touch_login($1, $2)" }, [toUuid(userId), at]);
}

export async function updatePassword(
  transaction: Transaction,
  userId: Id<"user">,
  passwordHash: string,
  at: Date,
): Promise<void> {
  await query(transaction, { name: "identity.update_password", text: "select update_password($1, $2, $3)" }, [
    toUuid(userId),
    passwordHash,
    at,
  ]);
}

export interface Membership {
  readonly organizationId: Id<"organization">;
  readonly organizationName: string;
  readonly memberId: Id<"member">;
}

/** Where a person can sign in. */
export async function listMemberships(transaction: Transaction, userId: Id<"user">): Promise<Membership[]> {
  const rows = await query<{ organization_id: string; organization_name: string; member_id: string }>(
    transaction,
    {
      name: "identity.list_memberships",
      text: "select organization_id, organization_name, member_id from list_memberships($1)",
    },
    [toUuid(userId)],
  );
  return rows.map((row) => ({
    organizationId: fromUuid("organization", row.organization_id),
    organizationName: row.organization_name,
    memberId: fromUuid("member", row.member_id),
  }));
}

/** How many organizations know a person, whether he can sign in there or not. */
export async function countMemberships(transaction: Transaction, userId: Id<"user">): Promise<number> {
  const rows = await query<{ count: number }>(
    transaction,
    { name: "identity.count_memberships", text: "select count_memberships($1) as count" },
    [toUuid(userId)],
  );
  return rows[0]?.count ?? 0;
}

/** The e-mail addresses of members of the transaction's organization, by user. */
export async function listMemberEmails(
  transaction: Transaction,
  userIds: readonly Id<"user">[],
): Promise<Map<Id<"user">, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await query<{ user_id: string; email: string }>(
    transaction,
    { name: "identity.list_member_emails", text: "select user_id, email from list_member_emails($1)" },
    [userIds.map(toUuid)],
  );
  return new Map(rows.map((row) => [fromUuid("user", row.user_id), row.email]));
}
