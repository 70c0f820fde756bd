/**
 * What Eureka's own chat delivers about each of its events: the envelope, and beside it how the things that it names stood when
 * it was delivered. The connector of the built-in chat makes universal events of it, as others do of what their platforms send.
 */
import { z } from "zod";
import { channelKinds } from "./channel.ts";
import { eventEnvelopeSchema } from "./event.ts";
import { idSchema } from "./ids.ts";
import { platformPersonSchema } from "./people.ts";
import { platformFileSchema } from "./universal-event.ts";

/** A message as programs outside see it: people in the words of platforms, Eureka itself as a bot. */
export const deliveredMessageSchema = z.object({
  id: idSchema("message"),
  channelId: idSchema("channel"),
  /** The message whose thread it is a reply in. */
  threadId: idSchema("message").nullable(),
  author: platformPersonSchema,
  /** As it was typed: a mention stands in it as `@handle`. */
  text: z.string(),
  mentions: z.array(platformPersonSchema),
  files: z.array(platformFileSchema),
  postedAt: z.iso.datetime(),
});

export type DeliveredMessage = z.infer<typeof deliveredMessageSchema>;

export const deliveredChannelSchema = z.object({
  id: idSchema("channel"),
  name: z.string(),
  kind: z.enum(channelKinds),
});

export type DeliveredChannel = z.infer<typeof deliveredChannelSchema>;

export const builtInDeliverySchema = z
  .object({
    event: z.object(eventEnvelopeSchema.shape),
    channel: deliveredChannelSchema,
    /** Who caused the event; null for Eureka itself. */
    actor: platformPersonSchema.nullable(),
    /** The message that the event is about; null for events about channels, and for a message that is gone. */
    message: deliveredMessageSchema.nullable(),
  })
  .meta({ id: "BuiltInDelivery" });

export type BuiltInDelivery = z.infer<typeof builtInDeliverySchema>;
