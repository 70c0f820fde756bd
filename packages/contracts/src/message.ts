/** Messages: the units of talk in Eureka's own chat. A thread is a message and the replies below it. */
import { z } from "zod";
import { personSchema } from "./actor.ts";
import { actionIdSchema, cardLimits, cardSchema } from "./card.ts";
import { idSchema } from "./ids.ts";
import { pageOf } from "./page.ts";
import { reactionSchema } from "./reaction.ts";
import { textLimits, textSchema } from "./text.ts";

/** Members that one message can mention, and files that it can carry. */
export const messageLimits = { mentions: 50, files: 10 } as const;

export const messageTextSchema = textSchema(textLimits.message)
  .refine((text) => text.trim() !== "", "must not be empty")
  .meta({
    description: "GitHub Flavored Markdown, kept as given; raw HTML in it is text. `@handle` mentions a member.",
    example: "The login page is broken again, @ann",
  });

export const exampleMessage = {
  id: "msg_01k8z7v3q8e9mbtz5a6rx4w2yc",
  channelId: "chn_01k8z7v3q8e9mbtz5a6rx4w2yc",
  workspaceId: "wsp_01k8z7v3q8e9mbtz5a6rx4w2yd",
  position: 17,
  threadId: null,
  author: { type: "member", id: "mem_01k8z7v3q8e9mbtz5a6rx4w2yd" },
  text: "The login page is broken again, @ann",
  card: null,
  mentions: [{ type: "member", id: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc" }],
  fileIds: [],
  visibleTo: null,
  reactions: [
    { emoji: "eyes", count: 1, mine: false, people: [{ id: "mem_01k8z7v3q8e9mbtz5a6rx4w2yc", name: "Ann Weaver" }] },
  ],
  replyCount: 1,
  lastReplyAt: "2026-11-20T09:05:00.000Z",
  editedAt: null,
  deletedAt: null,
  version: 1,
  createdAt: "2026-11-20T09:00:00.000Z",
} as const;

export const messageSchema = z
  .strictObject({
    id: idSchema("message"),
    channelId: idSchema("channel"),
    workspaceId: idSchema("workspace"),
    position: z.int().meta({ description: "Place in the channel, counted from 1 over threads too." }),
    threadId: idSchema("message")
      .nullable()
      .meta({ description: "The message whose thread this is a reply in; null for a message in the channel itself." }),
    author: personSchema.nullable().meta({ description: "Null for Eureka itself." }),
    text: z.string().meta({ description: "Empty once the message was deleted." }),
    card: cardSchema.nullable(),
    mentions: z.array(personSchema),
    fileIds: z.array(idSchema("file")),
    visibleTo: idSchema("member")
      .nullable()
      .meta({ description: "The only member who sees it; null for everybody in the channel." }),
    reactions: z.array(reactionSchema),
    replyCount: z.int(),
    lastReplyAt: z.iso.datetime().nullable(),
    editedAt: z.iso.datetime().nullable(),
    deletedAt: z.iso
      .datetime()
      .nullable()
      .meta({ description: "A deleted message keeps its place, without its words." }),
    version: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "Message", example: exampleMessage });

export type Message = z.infer<typeof messageSchema>;

export const messagePageSchema = pageOf(messageSchema, "MessagePage");

export const messagePostSchema = z.strictObject({
  channelId: idSchema("channel"),
  threadId: idSchema("message").optional().meta({ description: "Replies in the thread of this message." }),
  text: messageTextSchema,
  fileIds: z.array(idSchema("file")).max(messageLimits.files).default([]),
});

export const messageUpdateSchema = z.strictObject({ id: idSchema("message"), text: messageTextSchema });

/** What a person filled into a card's inputs, by input id. */
export const pressedValuesSchema = z
  .record(
    z.string().max(40),
    z.union([textSchema(3_000), z.array(textSchema(cardLimits.actionId)).max(cardLimits.options)]),
  )
  .refine(
    (values) => Object.keys(values).length <= cardLimits.inputs,
    `must have at most ${cardLimits.inputs} entries`,
  );

export const messagePressSchema = z.strictObject({
  id: idSchema("message"),
  actionId: actionIdSchema.meta({ description: "A button or select of the message's card.", example: "act_9f2c" }),
  value: z
    .string()
    .max(cardLimits.actionId)
    .optional()
    .meta({ description: "The option that was chosen; needed for a select." }),
  values: pressedValuesSchema.default({}).meta({ description: "What stands in the card's inputs, by their ids." }),
});
