/** One event of the chat to one universal event. */
import type { BuiltInDelivery } from "@eureka/contracts/built-in-delivery";
import { builtInConnectorName, builtInOurselves } from "@eureka/contracts/connection";
import type { PlatformPerson } from "@eureka/contracts/people";
import {
  type PlatformChannel,
  type PlatformMessage,
  type UniversalEvent,
  universalEventSchema,
} from "@eureka/contracts/universal-event";
import { formOfAction, writeHandle } from "./forms.ts";
import { readCommand } from "./read-command.ts";

type Translate = (delivery: BuiltInDelivery) => Record<string, unknown> | null;

/** Null: the delivery makes no event, because nobody knows its kind or what it was about is gone. */
export function translateDelivery(delivery: BuiltInDelivery): UniversalEvent | null {
  const { event } = delivery;
  const translate = Object.hasOwn(translations, event.type) ? translations[event.type] : undefined;
  const fields = translate?.(delivery);
  if (!fields) return null;
  const translated = universalEventSchema.safeParse({
    version: 1,
    platform: builtInConnectorName,
    platformWorkspaceId: event.organizationId,
    deliveryId: event.id,
    deliveryPart: 0,
    occurredAt: event.occurredAt,
    ...fields,
  });
  return translated.success ? translated.data : null;
}

const translations: Readonly<Record<string, Translate>> = {
  "message.posted": translatePosted,
  "message.edited": (delivery) =>
    delivery.message && { type: "message.edited", channel: channelOf(delivery), message: messageOf(delivery.message) },
  "message.deleted": (delivery) => ({ type: "message.deleted", ...onMessage(delivery), ...optionalActor(delivery) }),
  "message.pressed": translatePress,
  "reaction.added": (delivery) => translateReaction(delivery, "reaction.added"),
  "reaction.removed": (delivery) => translateReaction(delivery, "reaction.removed"),
  "channel.created": (delivery) => channelChanged(delivery, "created"),
  "channel.updated": (delivery) => channelChanged(delivery, "renamed"),
  "channel.archived": (delivery) => channelChanged(delivery, "archived"),
  "channel.unarchived": (delivery) => channelChanged(delivery, "restored"),
  "channel.joined": (delivery) => membershipChanged(delivery, "joined"),
  "channel.left": (delivery) => membershipChanged(delivery, "left"),
};

function translatePosted(delivery: BuiltInDelivery): Record<string, unknown> | null {
  const { message } = delivery;
  if (!message) return null;
  const channel = channelOf(delivery);
  const text = message.author.isBot ? null : readCommand(message.text);
  if (text === null) return { type: "message.posted", channel, message: messageOf(message) };
  return {
    type: "command.invoked",
    channel,
    actor: message.author,
    // The typed command stands in the channel as a message: its answer belongs into the thread below it.
    platformThreadId: message.threadId ?? message.id,
    command: "eureka",
    text,
    mentions: message.mentions,
    files: message.files,
    message: messageOf(message),
  };
}

function translatePress(delivery: BuiltInDelivery): Record<string, unknown> | null {
  const { actor, channel, event } = delivery;
  const { actionId, value, values = {}, threadId } = event.data;
  if (!actor) return null;
  const formId = formOfAction(actionId);
  if (formId !== null) return { type: "form.submitted", formId, actor, values, channel: channelOf(delivery) };
  // A form that the press opens stands in the same thread, or in the one below the card.
  const thread = typeof threadId === "string" ? threadId : event.subject.id;
  const replyHandle = writeHandle({ channelId: channel.id, threadId: thread, memberId: actor.platformUserId });
  const press = { actionId, values, replyHandle, ...(typeof value === "string" && { value }) };
  return { type: "action.invoked", ...onMessage(delivery), actor, ...press };
}

function translateReaction(delivery: BuiltInDelivery, type: string): Record<string, unknown> {
  const { emoji } = delivery.event.data;
  return { type, ...onMessage(delivery), actor: delivery.actor ?? ourselves, emoji };
}

function channelChanged(delivery: BuiltInDelivery, change: string): Record<string, unknown> {
  return { type: "channel.changed", channel: channelOf(delivery), change };
}

function membershipChanged(delivery: BuiltInDelivery, change: string): Record<string, unknown> {
  const { memberId } = delivery.event.data;
  const isActor = delivery.actor?.platformUserId === memberId;
  const person = isActor ? delivery.actor : { platformUserId: memberId, isBot: false };
  return { type: "membership.changed", channel: channelOf(delivery), person, change };
}

const ourselves: PlatformPerson = { platformUserId: builtInOurselves, isBot: true };

function channelOf({ channel }: BuiltInDelivery): PlatformChannel {
  return { platformChannelId: channel.id, kind: channel.kind, name: channel.name };
}

function onMessage(delivery: BuiltInDelivery): Record<string, unknown> {
  const { subject, data } = delivery.event;
  return {
    channel: channelOf(delivery),
    platformMessageId: subject.id,
    ...(typeof data.threadId === "string" && { platformThreadId: data.threadId }),
  };
}

function optionalActor({ actor }: BuiltInDelivery): { actor?: PlatformPerson } {
  return actor ? { actor } : {};
}

/** A message in neutral words. Also what reading one back gives. */
export function messageOf(message: NonNullable<BuiltInDelivery["message"]>): PlatformMessage {
  return {
    platformMessageId: message.id,
    ...(message.threadId !== null && { platformThreadId: message.threadId }),
    author: message.author,
    text: message.text,
    mentions: message.mentions,
    mentionsEveryone: false,
    files: message.files,
    postedAt: message.postedAt,
  };
}
