/** Makes of an event of the chat what its connector is delivered: the event, and how the things that it names stand now. */
import { personOf } from "@eureka/contracts/actor";
import type { BuiltInDelivery } from "@eureka/contracts/built-in-delivery";
import type { EventEnvelope } from "@eureka/contracts/event";
import type { EventTypeName } from "@eureka/contracts/event-types";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { findDeliveredFiles, nameAs, toDeliveredChannel, toDeliveredMessage } from "./deliver-messages.ts";
import { selectDelivered } from "./deliveries.store.ts";

/** The events that are delivered to the connector of the built-in chat. */
export const deliveredEventTypes = [
  "channel.archived",
  "channel.created",
  "channel.joined",
  "channel.left",
  "channel.unarchived",
  "channel.updated",
  "message.deleted",
  "message.edited",
  "message.posted",
  "message.pressed",
  "reaction.added",
  "reaction.removed",
] as const satisfies readonly EventTypeName[];

/**
 * Null when the channel is gone. For event handlers, whose context may see all. What Eureka itself did has no `actor`, and its messages
 * have a bot as author.
 */
export async function describeDelivery(context: Context, event: EventEnvelope): Promise<BuiltInDelivery | null> {
  const channelId = event.data.channelId as Id<"channel">;
  const actor = personOf(event.actor, event.onBehalfOf);
  const memberId = actor?.type === "member" ? actor.id : null;
  const messageId = event.subject.type === "message" ? (event.subject.id as Id<"message">) : null;
  const found = await selectDelivered(context.transaction, { channelId, messageId, memberId });
  if (!found) return null;
  const { channel, read } = found;
  const people = nameAs(found.people);
  return {
    event,
    channel: toDeliveredChannel(channel),
    actor: memberId && people(memberId),
    message: read && toDeliveredMessage(read, people, await findDeliveredFiles(context, read.fileIds)),
  };
}
