import { notFound } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import { exampleMention, mentionSchema } from "@eureka/contracts/mention";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { updateReadAt } from "./mentions.store.ts";
import { readMentions } from "./read-mentions.ts";

/** Notes that the actor has seen where he is mentioned. */
export const markMentionRead = defineOperation({
  name: "mention.mark_read",
  summary: "Say that you have read a mention of you",
  description: "The channel's read mark stays where it is.",
  input: z.strictObject({ id: idSchema("mention") }),
  output: mentionSchema,
  // Whose mentions they are, and whether he may see where they stand, decides the look-up.
  permission: "authenticated",
  effect: "write",
  http: { method: "POST", path: "/mentions/{id}/mark-read" },
  example: { input: { id: exampleMention.id }, output: { ...exampleMention, unread: false } },
  async target(context, { id }) {
    const [mention] = await readMentions(context, { id, unread: false, before: null, limit: 1 });
    if (!mention) throw notFound("mention", id);
    return { noun: "mention", id, scopes: [{ workspaceId: mention.place.workspaceId }], mention };
  },
  async run(context, { id }, { mention }) {
    await updateReadAt(context.transaction, id, context.principal.memberId, context.clock.now());
    return { ...mention, unread: false };
  },
});
