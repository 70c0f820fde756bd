import {
  examplePresence,
  presenceInputSchema,
  presenceOutputSchema,
  presenceSeconds,
} from "@eureka/contracts/presence";
import { defineOperation } from "../operations/index.ts";
import { requirePermission } from "../permissions/index.ts";
import { loadSubject } from "./load-subject.ts";
import { notifyPresence } from "./presence.store.ts";

/** Says that the actor is looking at something. It counts as a read: nothing of it is stored. */
export const announcePresence = defineOperation({
  name: "presence.announce",
  summary: "Say that you are looking at a board, channel or work item",
  description: `Followers of the board or channel who may see it are told by a frame \`presence\` of the stream. It holds for ${presenceSeconds} seconds; say it again after half of them.`,
  input: presenceInputSchema,
  output: presenceOutputSchema,
  permission: "event:read",
  effect: "read",
  http: { method: "POST", path: "/presence" },
  example: {
    input: { boardId: examplePresence.topic.slice("board:".length) },
    output: { until: examplePresence.until },
  },
  target: loadSubject,
  async run(context, { looking }, subject) {
    await requirePermission(context, subject.readPermission, subject);
    const until = context.clock.now().getTime() + (looking ? presenceSeconds * 1_000 : 0);
    const { memberId } = context.principal;
    // An API key looks at nothing, even where it acts for somebody.
    if (memberId && context.actor.type === "user") {
      const { noun, id, topics } = subject;
      await notifyPresence(context.transaction, { subject: { type: noun, id }, topics, memberId, until });
    }
    return { until: new Date(until).toISOString() };
  },
});
