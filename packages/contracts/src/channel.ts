/** Channels: the places of talk in Eureka's own chat. */
import { z } from "zod";
import { idSchema } from "./ids.ts";
import { pageOf } from "./page.ts";
import { lineSchema } from "./text.ts";

/** `private` channels exist for their members only; `direct` is Eureka's conversation with one member. */
export const channelKinds = ["public", "private", "direct"] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** The largest unread count that is told; it means "that many or more". */
export const mostUnread = 100;

export const channelNameSchema = lineSchema(80).meta({ example: "general" });
export const channelTopicSchema = lineSchema(500, 0).meta({ example: "Everything that concerns all of us" });

export const exampleChannel = {
  id: "chn_01k8z7v3q8e9mbtz5a6rx4w2yc",
  workspaceId: "wsp_01k8z7v3q8e9mbtz5a6rx4w2yd",
  name: "general",
  topic: "Everything that concerns all of us",
  kind: "public",
  isMember: true,
  lastPosition: 17,
  readPosition: 15,
  unreadCount: 2,
  unreadMentionCount: 1,
  archivedAt: null,
  version: 1,
  createdAt: "2026-11-02T08:00:00.000Z",
  updatedAt: "2026-11-02T08:00:00.000Z",
} as const;

export const channelSchema = z
  .strictObject({
    id: idSchema("channel"),
    workspaceId: idSchema("workspace"),
    name: channelNameSchema,
    topic: channelTopicSchema,
    kind: z.enum(channelKinds),
    isMember: z.boolean().meta({ description: "Whether you have joined it." }),
    lastPosition: z.int().meta({ description: "The position of its newest message; 0 when there is none." }),
    readPosition: z.int().nullable().meta({ description: "How far you have read; null when you have not joined it." }),
    unreadCount: z
      .int()
      .max(mostUnread)
      .nullable()
      .meta({ description: `Other people's messages behind your read mark; ${mostUnread} means that many or more.` }),
    unreadMentionCount: z
      .int()
      .max(mostUnread)
      .nullable()
      .meta({
        description: `Those of them that mention you and that you have not marked as read; at most ${mostUnread}.`,
      }),
    archivedAt: z.iso.datetime().nullable(),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "Channel", example: exampleChannel });

export type Channel = z.infer<typeof channelSchema>;

export const channelPageSchema = pageOf(channelSchema, "ChannelPage");

export const channelCreateSchema = z.strictObject({
  workspaceId: idSchema("workspace"),
  name: channelNameSchema,
  topic: channelTopicSchema.optional(),
  kind: z.enum(["public", "private"]).default("public"),
});

export const channelUpdateSchema = z.strictObject({
  id: idSchema("channel"),
  name: channelNameSchema.optional(),
  topic: channelTopicSchema.optional(),
});

export const exampleChannelMember = {
  channelId: exampleChannel.id,
  memberId: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc",
  joinedAt: "2026-11-02T08:00:00.000Z",
} as const;

export const channelMemberSchema = z
  .strictObject({
    channelId: idSchema("channel"),
    memberId: idSchema("member"),
    joinedAt: z.iso.datetime(),
  })
  .meta({ id: "ChannelMember", example: exampleChannelMember });

export type ChannelMember = z.infer<typeof channelMemberSchema>;

export const channelMemberPageSchema = pageOf(channelMemberSchema, "ChannelMemberPage");
