/** What a process must know of a member to let him in. */
import type { Id } from "@eureka/contracts/ids";
import type { Context, Grant, Principal, Transaction } from "../operations/index.ts";
import { loadGrants } from "../permissions/index.ts";
import { selectMember } from "./members.store.ts";

export interface MemberAccess {
  readonly userId: Id<"user">;
  readonly active: boolean;
  /** Access tokens of an earlier version are worthless. */
  readonly accessVersion: number;
  readonly grants: readonly Grant[];
}

/** Null for a member who does not exist. */
export async function loadMemberAccess(transaction: Transaction, memberId: Id<"member">): Promise<MemberAccess | null> {
  const [row, grants] = await Promise.all([selectMember(transaction, memberId), loadGrants(transaction, memberId)]);
  if (!row) return null;
  return { userId: row.userId, active: row.status === "active", accessVersion: row.accessVersion, grants };
}

/** The member as principal, for work that acts as him without a credential of his. Null for a member who may not sign in. */
export async function memberPrincipal(
  context: Pick<Context, "organizationId" | "transaction">,
  memberId: Id<"member">,
): Promise<Principal | null> {
  const access = await loadMemberAccess(context.transaction, memberId);
  if (!access?.active) return null;
  return userPrincipal(context.organizationId, memberId, access, null);
}

export function userPrincipal(
  organizationId: Id<"organization">,
  memberId: Id<"member">,
  access: Pick<MemberAccess, "userId" | "grants">,
  sessionId: Id<"session"> | null,
): Principal {
  return {
    organizationId,
    actor: { type: "user", id: memberId },
    memberId,
    userId: access.userId,
    sessionId,
    grants: access.grants,
    keyScopes: null,
  };
}
