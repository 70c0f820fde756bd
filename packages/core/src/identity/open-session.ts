/** Sessions begin and go on here: both end in a fresh pair of tokens. */
import { EurekaError } from "@eureka/contracts/errors";
import { type Id, newId } from "@eureka/contracts/ids";
import type { SessionTokens } from "@eureka/contracts/session";
import { randomToken, sha256Hex } from "@eureka/kit/crypto";
import type { Context } from "../operations/index.ts";
import { loadOrganization } from "../tenancy/index.ts";
import { signAccessToken } from "./access-token.ts";
import { type MemberRow, selectMember, touchMember } from "./members.store.ts";
import { insertRefreshToken, insertSession, type SessionRow, updateSessionUse } from "./sessions.store.ts";
import type { Signer } from "./signing-keys.ts";

const hourMs = 3_600_000;
const refreshPrefix = "eur_refresh_";

/** Begins a session of a member who has just proved who he is. Throws `authentication.invalid` for one who may not sign in. */
export async function openSession(
  context: Context,
  memberId: Id<"member">,
  device: string | null,
  signer: Signer,
): Promise<SessionTokens> {
  const member = await requireActiveMember(context, memberId);
  const now = context.clock.now();
  const { settings } = (await loadOrganization(context)).value;
  const endsAt = new Date(now.getTime() + settings.sessionMaximumDays * 24 * hourMs);
  const session = await insertSession(context.transaction, {
    organizationId: context.organizationId,
    id: newId("session", now.getTime()),
    memberId,
    device: device ?? context.request.userAgent?.slice(0, 200) ?? null,
    address: context.request.address,
    createdAt: now,
    lastUsedAt: now,
    idleEndsAt: earlier(new Date(now.getTime() + settings.sessionIdleHours * hourMs), endsAt),
    endsAt,
  });
  context.emit({ type: "session.created", subject: { type: "session", id: session.id } });
  return issueTokens(context, session, member, signer);
}

/** Goes on with a session. Throws `authentication.invalid` when it has ended or the member may not sign in any more. */
export async function continueSession(context: Context, session: SessionRow, signer: Signer): Promise<SessionTokens> {
  const now = context.clock.now();
  if (session.revokedAt || session.idleEndsAt <= now) throw new EurekaError("authentication.invalid");
  const member = await requireActiveMember(context, session.memberId);
  const { settings } = (await loadOrganization(context)).value;
  const used = await updateSessionUse(context.transaction, session.id, {
    lastUsedAt: now,
    idleEndsAt: earlier(new Date(now.getTime() + settings.sessionIdleHours * hourMs), session.endsAt),
    address: context.request.address,
  });
  return issueTokens(context, used, member, signer);
}

/** The hash under which a refresh token is kept. */
export function hashRefreshToken(token: string): string {
  return sha256Hex(token);
}

async function issueTokens(
  context: Context,
  session: SessionRow,
  member: MemberRow,
  signer: Signer,
): Promise<SessionTokens> {
  const now = context.clock.now();
  const refreshToken = `${refreshPrefix}${randomToken(32)}`;
  await insertRefreshToken(context.transaction, session.id, hashRefreshToken(refreshToken), now);
  await touchMember(context.transaction, member.id, now);
  const access = await signAccessToken(context.ports, signer, {
    organizationId: context.organizationId,
    memberId: member.id,
    sessionId: session.id,
    accessVersion: member.accessVersion,
    sessionVersion: session.version,
  });
  return {
    accessToken: access.token,
    accessTokenExpiresAt: access.expiresAt.toISOString(),
    refreshToken,
    refreshTokenExpiresAt: session.idleEndsAt.toISOString(),
    organizationId: context.organizationId,
    memberId: member.id,
    sessionId: session.id,
  };
}

async function requireActiveMember(context: Context, memberId: Id<"member">): Promise<MemberRow> {
  const member = await selectMember(context.transaction, memberId);
  if (member?.status !== "active") throw new EurekaError("authentication.invalid");
  return member;
}

function earlier(left: Date, right: Date): Date {
  return left < right ? left : right;
}
