import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import { newPasswordSchema } from "@eureka/contracts/member";
import { hashPassword, sha256Hex } from "@eureka/kit/crypto";
import { z } from "zod";
import { type Context, defineOperation } from "../operations/index.ts";
import { announceAccessChange } from "../permissions/index.ts";
import { endSessions } from "./end-sessions.ts";
import { findPasswordReset, spendPasswordReset } from "./invitations.store.ts";
import { raiseAccessVersion, selectMember } from "./members.store.ts";
import { limitProofs } from "./prove-password.ts";
import { countMemberships, listMemberships, updatePassword } from "./users.store.ts";

/** Sets a new password by a reset link and signs the person out everywhere. */
export const acceptPasswordReset = defineOperation({
  name: "password_reset.accept",
  summary: "Set a new password by a reset link",
  input: z.strictObject({ token: z.string().min(1).max(200), password: newPasswordSchema }),
  output: z.strictObject({}),
  permission: "public",
  proof: "token",
  effect: "danger",
  http: { method: "POST", path: "/password-resets/accept", status: 204 },
  example: {
    input: {
      token: "9k2m4p6r8t0v2x4z6a8c0e2g4j6m8p0r2t4v6x8z0a2c4e6g8j0m",
      password: "a long phrase that only you know",
    },
    output: {},
  },
  async prepare(context, input) {
    await limitProofs(context);
    return { tokenHash: sha256Hex(input.token), passwordHash: await hashPassword(input.password) };
  },
  async resolve(context, _input, { tokenHash }) {
    const found = await findPasswordReset(context.transaction, tokenHash);
    if (!found) throw new EurekaError("password_reset.unusable");
    const { organizationId, memberId } = found;
    const actor = { type: "user", id: memberId } as const;
    return { organizationId, actor, memberId, userId: null, sessionId: null, grants: [], keyScopes: null };
  },
  async run(context, _input, _target, { tokenHash, passwordHash }) {
    const now = context.clock.now();
    const reset = await spendPasswordReset(context.transaction, tokenHash, now);
    const member = reset ? await selectMember(context.transaction, reset.memberId) : undefined;
    // Who has left since the link was made is not this organization's to reset: the password opens others.
    if (!reset || !member || member.removedAt) throw new EurekaError("password_reset.unusable");
    // Another organization may have taken the person in since the link was made.
    if (!reset.byOperator && (await countMemberships(context.transaction, member.userId)) > 1)
      throw new EurekaError("password_reset.not_alone");
    await updatePassword(context.transaction, member.userId, passwordHash, now);
    await endSessions(context, { memberId: member.id, except: null }, "password_reset");
    await raiseAccessVersion(context.transaction, member.id);
    context.emit({ type: "password.reset", subject: { type: "member", id: member.id } });
    await announceAccessChange(context, member.id);
    if (reset.byOperator) await signOutElsewhere(context, member.userId);
    return {};
  },
});

/** The password is the same everywhere, so that whoever knew the old one must go everywhere. */
async function signOutElsewhere(context: Context, userId: Id<"user">): Promise<void> {
  for (const { organizationId, memberId } of await listMemberships(context.transaction, userId)) {
    if (organizationId === context.organizationId) continue;
    const signOut = async (there: Context) => {
      await endSessions(there, { memberId, except: null }, "password_reset");
      await raiseAccessVersion(there.transaction, memberId);
      await announceAccessChange(there, memberId);
    };
    await context.application.transact(organizationId, "identity.reset-password", signOut, context.request);
  }
}
