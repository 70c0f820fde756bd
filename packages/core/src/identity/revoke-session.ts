import { notFound } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import { exampleSession } from "@eureka/contracts/session";
import { z } from "zod";
import { defineOperation, type Target } from "../operations/index.ts";
import { endSessions } from "./end-sessions.ts";
import { selectSession } from "./sessions.store.ts";

/** Ends one session: signing out, or throwing out a lost device. */
export const revokeSession = defineOperation({
  name: "session.revoke",
  summary: "Sign out on a device",
  input: z.strictObject({ id: idSchema("session") }),
  output: z.strictObject({}),
  permission: "session:revoke",
  effect: "write",
  http: { method: "DELETE", path: "/sessions/{id}", status: 204 },
  command: { words: ["id"] },
  example: { input: { id: exampleSession.id }, output: {} },
  async target(context, input): Promise<Target> {
    const session = await selectSession(context.transaction, input.id, { lock: true });
    if (!session) throw notFound("session", input.id);
    return { noun: "session", id: session.id, scopes: [], ownerId: session.memberId };
  },
  async run(context, { id }) {
    await endSessions(context, { id }, id === context.principal.sessionId ? "signed_out" : "revoked");
    return {};
  },
});
