import { EurekaError } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import { exampleMember, passwordResetSchema } from "@eureka/contracts/member";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { makePasswordReset } from "./make-password-reset.ts";
import { loadMember } from "./member-view.ts";
import { countMemberships } from "./users.store.ts";

/** Makes a link by which a member sets a new password. */
export const createPasswordReset = defineOperation({
  name: "password_reset.create",
  summary: "Make a password reset link for a member",
  description: "Only for a person who belongs to no other organization: the password opens all of them.",
  input: z.strictObject({ memberId: idSchema("member") }),
  output: passwordResetSchema,
  permission: "member:update",
  effect: "danger",
  http: { method: "POST", path: "/password-resets", status: 201 },
  secretOutput: ["link"],
  example: {
    input: { memberId: exampleMember.id },
    output: {
      memberId: exampleMember.id,
      link: "https://eureka.example.com/password-resets/9k2m4p6r8t0v2x4z6a8c0e2g4j6m8p0r2t4v6x8z0a2c4e6g8j0m",
      expiresAt: "2026-11-21T09:00:00.000Z",
    },
  },
  target: (context, input) => loadMember(context, input.memberId, { lock: true }),
  async run(context, _input, { row }) {
    if ((await countMemberships(context.transaction, row.userId)) > 1)
      throw new EurekaError("password_reset.not_alone");
    return makePasswordReset(context, row.id, false);
  },
});
