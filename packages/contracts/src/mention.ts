/** Mentions: messages and comments that name a member by his handle. */
import { z } from "zod";
import { personSchema } from "./actor.ts";
import { idSchema } from "./ids.ts";
import { pageOf } from "./page.ts";

/** So much of a text is shown in the list; the whole stands where it was written. */
export const mentionExcerptLength = 500;

const suffix = "01k8z7v3q8e9mbtz5a6rx4w2yc";

export const exampleMention = {
  id: `men_${suffix}`,
  unread: true,
  author: { type: "member", id: `mem_${suffix}` },
  excerpt: "The login page is broken again, @ann",
  createdAt: "2026-11-20T09:00:00.000Z",
  place: {
    type: "message",
    messageId: `msg_${suffix}`,
    threadId: null,
    position: 17,
    channelId: `chn_${suffix}`,
    channelName: "general",
    workspaceId: `wsp_${suffix}`,
  },
} as const;

/** Where somebody was mentioned. */
export const mentionPlaceSchema = z
  .discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("message"),
      messageId: idSchema("message"),
      threadId: idSchema("message").nullable().meta({ description: "The message whose thread it is in." }),
      position: z.int(),
      channelId: idSchema("channel"),
      channelName: z.string(),
      workspaceId: idSchema("workspace"),
    }),
    z.strictObject({
      type: z.literal("comment"),
      commentId: idSchema("comment"),
      workItemId: idSchema("work_item"),
      workItemKey: z.string(),
      workItemTitle: z.string(),
      workspaceId: idSchema("workspace"),
    }),
  ])
  .meta({ id: "MentionPlace", example: exampleMention.place });

export const mentionSchema = z
  .strictObject({
    id: idSchema("mention"),
    unread: z.boolean().meta({
      description:
        "Until it is marked as read; a message also counts as read once the channel's read mark has passed it.",
    }),
    author: personSchema.nullable().meta({ description: "Null for Eureka itself." }),
    excerpt: z.string().meta({ description: `The first ${mentionExcerptLength} characters, as Markdown.` }),
    createdAt: z.iso.datetime(),
    place: mentionPlaceSchema,
  })
  .meta({ id: "Mention", example: exampleMention });

export type Mention = z.infer<typeof mentionSchema>;

export const mentionPageSchema = pageOf(mentionSchema, "MentionPage");
