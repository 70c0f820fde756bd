import { EurekaError } from "@eureka/contracts/errors";
import { exampleMember, passwordResetSchema } from "@eureka/contracts/member";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { assertOperator } from "./assert-operator.ts";
import { makePasswordReset } from "./make-password-reset.ts";
import { publicPrincipal } from "./public-principal.ts";
import { findUserForSignIn, listMemberships } from "./users.store.ts";

/** The way back in for a locked-out administrator, and for people of several organizations. The set-up token proves the operator. */
export const createPasswordResetAsOperator = defineOperation({
  name: "password_reset.create_as_operator",
  summary: "Make a password reset link as the operator of the installation",
  description: "Works for everybody who has a password here; the link is good for one day and for one use.",
  input: z.strictObject({ setupToken: z.string().min(1).max(500), email: z.email().max(320) }),
  output: passwordResetSchema,
  permission: "public",
  proof: "setupToken",
  effect: "danger",
  http: { method: "POST", path: "/password-resets/as-operator", status: 201 },
  secretOutput: ["link"],
  example: {
    input: { setupToken: "the text in the file setup-token", email: "ann@example.com" },
    output: {
      memberId: exampleMember.id,
      link: "https://eureka.example.com/password-resets/9k2m4p6r8t0v2x4z6a8c0e2g4j6m8p0r2t4v6x8z0a2c4e6g8j0m",
      expiresAt: "2026-11-21T09:00:00.000Z",
    },
  },
  async prepare(context, input) {
    await assertOperator(context, input);
  },
  async resolve({ transaction }, { email }) {
    const user = await findUserForSignIn(transaction, email);
    const [membership] = user ? await listMemberships(transaction, user.userId) : [];
    if (!user || !membership) throw new EurekaError("password_reset.unknown_person", { email });
    return publicPrincipal(membership.organizationId, membership.memberId, user.userId);
  },
  async run(context) {
    const { memberId } = context.principal;
    if (!memberId) throw new Error("resolve found no member");
    return makePasswordReset(context, memberId, true);
  },
});
