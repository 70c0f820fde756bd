import type { Id } from "@eureka/contracts/ids";
import { randomToken, sha256Hex } from "@eureka/kit/crypto";
import type { Context } from "../operations/index.ts";
import { insertPasswordReset } from "./invitations.store.ts";

const validMs = 86_400_000;

export interface PasswordReset {
  readonly memberId: Id<"member">;
  /** Shown once; only its hash is kept. */
  readonly link: string;
  readonly expiresAt: string;
}

/** Makes a link by which the person behind a member sets a new password within a day. */
export async function makePasswordReset(
  context: Context,
  memberId: Id<"member">,
  byOperator: boolean,
): Promise<PasswordReset> {
  const createdAt = context.clock.now();
  const expiresAt = new Date(createdAt.getTime() + validMs);
  const token = randomToken(32);
  const tokenHash = sha256Hex(token);
  await insertPasswordReset(context.transaction, { memberId, tokenHash, byOperator, expiresAt, createdAt });
  context.emit({ type: "password_reset.created", subject: { type: "member", id: memberId } });
  const link = `${context.ports.settings.publicUrl}/password-resets/${token}`;
  return { memberId, link, expiresAt: expiresAt.toISOString() };
}
