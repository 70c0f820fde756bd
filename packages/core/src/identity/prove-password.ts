/** Proving who one is by e-mail address and password. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import { hashPassword, needsRehash, sha256Hex, verifyPassword } from "@eureka/kit/crypto";
import type { PreparationContext } from "../operations/index.ts";
import { consumeLimit } from "../settings/index.ts";
import { findUserForSignIn, type UserForSignIn } from "./users.store.ts";

export interface ProvedUser {
  readonly userId: Id<"user">;
  /** Set when the stored hash is weaker than today's. */
  readonly newPasswordHash: string | null;
}

/**
 * Checks a password. An address that nobody has takes as long and answers the same. Throws `authentication.wrong_credentials`, or
 * `limit.exceeded` after too many tries from one network address or for one e-mail address.
 */
export async function provePassword(context: PreparationContext, email: string, password: string): Promise<ProvedUser> {
  await limitProofs(context, email);
  const user = await context.ports.database.withPlatform((transaction) => findUserForSignIn(transaction, email));
  return checkPassword(user, password);
}

/** The check alone, for a user who was looked up already. */
export async function checkPassword(user: UserForSignIn | null, password: string): Promise<ProvedUser> {
  const matches = await verifyPassword(password, user?.passwordHash ?? undefined);
  if (!user || !matches) throw new EurekaError("authentication.wrong_credentials");
  const outdated = needsRehash(user.passwordHash as string);
  return { userId: user.userId, newPasswordHash: outdated ? await hashPassword(password) : null };
}

/** Counts a try to prove something, before any work is done for it. */
export async function limitProofs({ ports, request }: PreparationContext, email?: string): Promise<void> {
  if (request.address) await consumeLimit(ports, "proof_address", request.address);
  // Hashed, so that no limiter's store ends up with addresses of people.
  if (email) await consumeLimit(ports, "proof_email", sha256Hex(email.toLowerCase()));
}
