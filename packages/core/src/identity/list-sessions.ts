import { type Id, idSchema } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { exampleSession, sessionPageSchema } from "@eureka/contracts/session";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { chooseMember } from "./choose-member.ts";
import { viewSession } from "./session-view.ts";
import { selectSessions } from "./sessions.store.ts";

/** Lists where a member is signed in. */
export const listSessions = defineOperation({
  name: "session.list",
  summary: "List the devices on which you are signed in",
  input: z.strictObject({
    ...pageInput,
    memberId: idSchema("member").optional().meta({ description: "Another member's, for administrators." }),
  }),
  output: sessionPageSchema,
  permission: "session:read",
  effect: "read",
  http: { method: "GET", path: "/sessions" },
  command: {},
  example: { input: {}, output: { data: [exampleSession], nextCursor: null } },
  async run(context, input) {
    const memberId = await chooseMember(context, input.memberId);
    const after = readCursor(context, "session.list", input);
    const rows = await selectSessions(context.transaction, {
      memberId,
      now: context.clock.now(),
      before: (after?.[0] as Id<"session"> | undefined) ?? null,
      limit: input.limit + 1,
    });
    const page = pageOfRows(context, "session.list", input, rows, (row) => [row.id]);
    return { data: page.data.map((row) => viewSession(context, row)), nextCursor: page.nextCursor };
  },
});
