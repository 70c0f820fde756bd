/** Presence: who is looking at something right now. It is told on the stream and kept nowhere. */
import { z } from "zod";
import { idSchema } from "./ids.ts";

/** So long a member counts as looking after he said so. Whoever still looks says it again after half of the time. */
export const presenceSeconds = 30;

export const presenceInputSchema = z
  .strictObject({
    boardId: idSchema("board").optional(),
    channelId: idSchema("channel").optional(),
    workItemId: idSchema("work_item").optional().meta({ description: "Told to those who follow a board of the item." }),
    looking: z.boolean().default(true).meta({ description: "False when you leave: nobody needs to wait for the end." }),
  })
  .refine(
    ({ boardId, channelId, workItemId }) =>
      [boardId, channelId, workItemId].filter((id) => id !== undefined).length === 1,
    { message: "name exactly one of boardId, channelId and workItemId" },
  );

export const presenceOutputSchema = z
  .strictObject({
    until: z.iso.datetime().meta({ description: "Until then you count as looking, unless you say it again." }),
  })
  .meta({ id: "PresenceAnswer", example: { until: "2026-11-02T08:00:30.000Z" } });

export const examplePresence = {
  topic: "board:brd_01k8z7v3q8e9mbtz5a6rx4w2yc",
  subject: { type: "work_item", id: "wit_01k8z7v3q8e9mbtz5a6rx4w2yd" },
  memberId: "mem_01k8z7v3q8e9mbtz5a6rx4w2ye",
  until: "2026-11-02T08:00:30.000Z",
} as const;

/** The data of a frame `presence` of the stream, which has no id: it is not repeated to who comes back. */
export const presenceSchema = z
  .strictObject({
    topic: z.string().meta({ description: "The followed topic to which it belongs." }),
    subject: z.strictObject({ type: z.enum(["board", "channel", "work_item"]), id: z.string() }),
    memberId: idSchema("member"),
    until: z.iso.datetime().meta({ description: "When it is over; in the past for somebody who left." }),
  })
  .meta({ id: "Presence", example: examplePresence });

export type Presence = z.infer<typeof presenceSchema>;
