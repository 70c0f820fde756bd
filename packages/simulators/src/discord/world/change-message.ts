import { refusal } from "../errors.ts";
import type { MessageEdit } from "../schemas/messages.ts";
import { guildPart } from "../wire/guild-part.ts";
import { messageIntent } from "../wire/message-json.ts";
import type { Delivery } from "./happening.ts";
import { type Attachment, type Message, messageFlags } from "./message.ts";
import { numberComponents } from "./number-components.ts";
import { tellMessage } from "./post-message.ts";
import { resolveMentions } from "./resolve-mentions.ts";
import type { World } from "./world.ts";

/** Only these flags of a message can be changed. */
const changeableFlags = messageFlags.suppressEmbeds | messageFlags.componentsV2;

/** Changes what the edit names and tells the gateway. */
export function changeMessage(
  world: World,
  message: Message,
  edit: MessageEdit,
  files: readonly Attachment[] = [],
): Delivery[] {
  const { content, embeds, components, attachments, flags, allowed_mentions: allowedMentions } = edit;
  const kept = attachments === undefined ? message.attachments : keep(message, attachments ?? []);
  const next = {
    content: content === undefined ? message.content : (content ?? ""),
    embeds: embeds === undefined ? message.embeds : (embeds ?? []),
    components: components === undefined ? message.components : numberComponents(components ?? []),
    attachments: [...kept, ...files],
  };
  const isEmpty = !next.content && !next.embeds.length && !next.components.length && !next.attachments.length;
  if (isEmpty) throw refusal("emptyMessage");
  Object.assign(message, next);
  if (flags !== undefined) message.flags = (message.flags & ~changeableFlags) | ((flags ?? 0) & changeableFlags);
  message.flags &= ~messageFlags.loading;
  const channel = world.channel(message.channelId);
  const { author, reference } = message;
  Object.assign(
    message,
    resolveMentions(world, { channel, author, content: message.content, allowedMentions, reference }),
  );
  for (const file of files) world.attachments.set(file.id, { ...file, channelId: channel.id });
  message.editedAt = world.now();
  return tellMessage(world, "MESSAGE_UPDATE", message);
}

/** Files that an edit lists stay, the others go; what has no file yet belongs to a new one. */
function keep(message: Message, listed: readonly { id: string }[]): Attachment[] {
  return message.attachments.filter(({ id }) => listed.some((one) => one.id === id));
}

export function removeMessage(world: World, message: Message): Delivery[] {
  if (message.ephemeralForId) {
    world.ephemerals.delete(message.id);
    return [];
  }
  const channel = world.channel(message.channelId);
  channel.messages.delete(message.id);
  if (channel.thread && message.id !== channel.id) channel.thread.messageCount--;
  for (const { id } of message.attachments) world.attachments.delete(id);
  return world.publish({
    name: "MESSAGE_DELETE",
    intent: messageIntent(message),
    guildId: message.guildId,
    channelId: message.channelId,
    describe: () => ({ id: message.id, channel_id: message.channelId, ...guildPart(message.guildId) }),
  });
}

/** Removes several messages of one channel as one event, as moderators do. */
export function removeMessages(world: World, channelId: string, ids: readonly string[]): Delivery[] {
  const channel = world.channel(channelId);
  for (const id of ids) channel.messages.delete(id);
  return world.publish({
    name: "MESSAGE_DELETE_BULK",
    intent: "guildMessages",
    guildId: channel.guildId,
    channelId,
    describe: () => ({ ids, channel_id: channelId, ...guildPart(channel.guildId) }),
  });
}
