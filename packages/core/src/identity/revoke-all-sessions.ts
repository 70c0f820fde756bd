import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { chooseMember } from "./choose-member.ts";
import { endSessions } from "./end-sessions.ts";

/** Ends all sessions of a member. */
export const revokeAllSessions = defineOperation({
  name: "session.revoke_all",
  summary: "Sign out everywhere",
  input: z.strictObject({
    memberId: idSchema("member").optional().meta({ description: "Another member's, for administrators." }),
    keepCurrent: z.boolean().default(false).meta({ description: "Whether the session of this request goes on." }),
  }),
  output: z.strictObject({ revoked: z.int() }),
  permission: "session:revoke",
  effect: "write",
  http: { method: "POST", path: "/sessions/revoke-all" },
  example: { input: { keepCurrent: true }, output: { revoked: 2 } },
  async run(context, input) {
    const memberId = await chooseMember(context, input.memberId);
    const except = input.keepCurrent ? context.principal.sessionId : null;
    return { revoked: await endSessions(context, { memberId, except }, "revoked") };
  },
});
