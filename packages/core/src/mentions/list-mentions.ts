import type { Id } from "@eureka/contracts/ids";
import { exampleMention, mentionPageSchema } from "@eureka/contracts/mention";
import { pageInput } from "@eureka/contracts/page";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { readMentions } from "./read-mentions.ts";

/** Lists where the actor's member is mentioned, as far as he may see it. */
export const listMentions = defineOperation({
  name: "mention.list",
  summary: "List the messages and comments that mention you, the latest first",
  input: z.strictObject({
    ...pageInput,
    unread: z.boolean().default(false).meta({ description: "Only those that you have not read." }),
  }),
  output: mentionPageSchema,
  permission: "message:read",
  effect: "read",
  http: { method: "GET", path: "/mentions" },
  command: {},
  example: { input: { unread: true, limit: 50 }, output: { data: [exampleMention], nextCursor: null } },
  async run(context, input) {
    const before = (readCursor(context, "mention.list", input)?.[0] as Id<"mention"> | undefined) ?? null;
    const mentions = await readMentions(context, { unread: input.unread, before, limit: input.limit + 1 });
    return pageOfRows(context, "mention.list", input, mentions, ({ id }) => [id]);
  },
});
