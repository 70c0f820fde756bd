import { refusal } from "../errors.ts";
import type { Component } from "../schemas/components.ts";
import type { Embed } from "../schemas/embeds.ts";
import type { AllowedMentions } from "../schemas/messages.ts";
import { describeMessage, messageIntent } from "../wire/message-json.ts";
import { may } from "./access.ts";
import { type Channel, isThread } from "./channel.ts";
import type { Delivery } from "./happening.ts";
import {
  type Attachment,
  type Message,
  type MessageOrigin,
  type MessageReference,
  messageFlags,
  messageTypes,
} from "./message.ts";
import { numberComponents } from "./number-components.ts";
import type { User } from "./people.ts";
import { resolveMentions } from "./resolve-mentions.ts";
import { addToThread, type Thread, tellThread } from "./threads.ts";
import type { World } from "./world.ts";

export interface MessageDraft {
  readonly channel: Channel;
  readonly author: User;
  readonly content?: string | null | undefined;
  readonly embeds?: readonly Embed[] | null | undefined;
  readonly components?: readonly Component[] | null | undefined;
  readonly attachments?: readonly Attachment[];
  readonly allowedMentions?: AllowedMentions | null | undefined;
  readonly flags?: number;
  readonly type?: number;
  readonly tts?: boolean;
  readonly nonce?: string | number | null | undefined;
  readonly reference?: MessageReference | null;
  readonly applicationId?: string | null;
  readonly origin?: MessageOrigin | null;
  readonly ephemeralForId?: string | null;
  /** A forum post's first message has the id of its thread. */
  readonly id?: string;
}

export interface Posted {
  readonly message: Message;
  readonly deliveries: readonly Delivery[];
}

/**
 * Puts a message into a channel and tells the gateway. An ephemeral one is kept aside and told to nobody.
 * @throws 50006 when there is nothing in it, 50083 or 160005 in a closed thread
 */
export function postMessage(world: World, draft: MessageDraft): Posted {
  const { channel, author, content, embeds, components, attachments, flags, type, tts, nonce, reference } = draft;
  const { applicationId = null, origin = null, ephemeralForId = null, allowedMentions, id = world.nextId() } = draft;
  const mayBeEmpty = (flags ?? 0) & messageFlags.loading || type === messageTypes.threadStarter;
  const isEmpty = !content && !embeds?.length && !components?.length && !attachments?.length;
  if (isEmpty && !mayBeEmpty) throw refusal("emptyMessage");
  const message: Message = {
    id,
    channelId: channel.id,
    guildId: channel.guildId,
    author,
    type: type ?? (reference ? messageTypes.reply : messageTypes.default),
    createdAt: world.now(),
    content: content ?? "",
    embeds: [...(embeds ?? [])],
    components: numberComponents(components ?? []),
    attachments: [...(attachments ?? [])],
    ...resolveMentions(world, {
      channel,
      author,
      content: content ?? "",
      allowedMentions,
      reference: reference ?? null,
    }),
    flags: (flags ?? 0) | (ephemeralForId ? messageFlags.ephemeral : 0),
    pinned: false,
    tts: tts ?? false,
    editedAt: null,
    nonce: nonce ?? null,
    reference: reference ?? null,
    applicationId,
    origin,
    ephemeralForId,
    reactions: new Map(),
    threadId: null,
  };
  for (const attachment of message.attachments)
    world.attachments.set(attachment.id, { ...attachment, channelId: channel.id });
  if (ephemeralForId) {
    world.ephemerals.set(message.id, message);
    return { message, deliveries: [] };
  }
  const reopened = isThread(channel) ? enterThread(world, channel, author) : [];
  channel.messages.set(message.id, message);
  channel.lastMessageId = message.id;
  if (isThread(channel) && message.id !== channel.id) {
    channel.thread.messageCount++;
    channel.thread.totalMessageSent++;
  }
  return { message, deliveries: [...reopened, ...tellMessage(world, "MESSAGE_CREATE", message)] };
}

/** Tells the gateway of a message that is new or has changed. */
export function tellMessage(world: World, name: "MESSAGE_CREATE" | "MESSAGE_UPDATE", message: Message): Delivery[] {
  if (message.ephemeralForId) return [];
  return world.publish({
    name,
    intent: messageIntent(message),
    guildId: message.guildId,
    channelId: message.channelId,
    describe: (listener) => describeMessage(world, message, { listener, isDispatch: true }),
  });
}

/** Writing in a thread joins it and opens an archived one again; only moderators write in a locked one. */
function enterThread(world: World, channel: Thread, author: User): Delivery[] {
  const { thread } = channel;
  if (thread.locked && !may(world, channel, author.id, "manageThreads")) throw refusal("lockedThread");
  const joined = addToThread(world, channel, author.id);
  if (!thread.archived) return joined;
  thread.archived = false;
  thread.archiveChangedAt = world.now();
  return [...joined, ...tellThread(world, "THREAD_UPDATE", channel)];
}
