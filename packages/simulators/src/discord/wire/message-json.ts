import type { Embed } from "../schemas/embeds.ts";
import { isThread } from "../world/channel.ts";
import type { IntentName, Listener } from "../world/happening.ts";
import { type Attachment, type Message, type MessageOrigin, messageTypes } from "../world/message.ts";
import { readEmoji } from "../world/read-emoji.ts";
import type { World } from "../world/world.ts";
import { describeChannel } from "./channel-json.ts";
import { describeFileAddress } from "./file-address.ts";
import { describeMemberPart, describeUser } from "./people-json.ts";
import { describeTime } from "./time.ts";

export interface MessageView {
  /** Who reads it: decides whether the content is there. Left out, everything is shown. */
  readonly listener?: Listener;
  /** Dispatches carry guild and member too. */
  readonly isDispatch?: boolean;
  /** Whose reactions are "me". */
  readonly viewerId?: string;
  /** Inside another message only the nearest reference is shown. */
  readonly isNested?: boolean;
}

export function messageIntent({ guildId }: Message): IntentName {
  return guildId ? "guildMessages" : "directMessages";
}

/** A message in Discord's form. Without the intent for content it is blank, unless the reader is in it. */
export function describeMessage(world: World, message: Message, view: MessageView = {}): Record<string, unknown> {
  const { listener, isDispatch, viewerId, isNested } = view;
  const isShown = !listener || listener.seesContent || concerns(world, message, listener.applicationId);
  const { guildId, author } = message;
  const member = guildId && world.guilds.get(guildId)?.members.get(author.id);
  const channel = world.channels.get(message.channelId);
  const thread = message.threadId && world.channels.get(message.threadId);
  return {
    id: message.id,
    type: message.type,
    channel_id: message.channelId,
    author: describeUser(author),
    content: isShown ? message.content : "",
    embeds: isShown ? message.embeds.map(describeEmbed) : [],
    components: isShown ? message.components : [],
    attachments: isShown ? message.attachments.map((one) => describeAttachment(world, message.channelId, one)) : [],
    mentions: message.mentionUserIds.map((id) => describeMention(world, guildId, id)),
    mention_roles: message.mentionRoleIds,
    mention_everyone: message.mentionEveryone,
    pinned: message.pinned,
    tts: message.tts,
    flags: message.flags,
    timestamp: describeTime(message.createdAt),
    edited_timestamp: message.editedAt === null ? null : describeTime(message.editedAt),
    ...(message.nonce !== null && { nonce: message.nonce }),
    ...(message.applicationId && { application_id: message.applicationId }),
    ...(message.applicationId && message.origin && { webhook_id: message.applicationId }),
    ...(message.origin && describeOrigin(message.origin)),
    ...(message.reactions.size > 0 && { reactions: describeReactions(message, viewerId) }),
    ...(thread && { thread: describeChannel(world, thread) }),
    ...(channel && isThread(channel) && message.type === messageTypes.threadStarter && { position: 0 }),
    ...(message.reference && describeReference(world, message, view, isNested === true)),
    ...(isDispatch && { channel_type: channel?.type ?? 0 }),
    ...(isDispatch && guildId && { guild_id: guildId, ...(member && { member: describeMemberPart(member) }) }),
  };
}

/** Bots read their own messages, those that mention them, and direct messages in any case. */
function concerns(world: World, { author, guildId, mentionUserIds }: Message, applicationId: string): boolean {
  const botId = world.application(applicationId).bot.id;
  return author.id === botId || guildId === null || mentionUserIds.includes(botId);
}

function describeMention(world: World, guildId: string | null, userId: string) {
  const member = guildId && world.guilds.get(guildId)?.members.get(userId);
  return { ...describeUser(world.user(userId)), ...(member && { member: describeMemberPart(member) }) };
}

function describeReference(
  world: World,
  message: Message,
  view: MessageView,
  isNested: boolean,
): Record<string, unknown> {
  const { channelId, guildId, messageId } = message.reference ?? { channelId: "", guildId: null, messageId: "" };
  const isPointer = message.type === messageTypes.threadCreated;
  const place = { type: 0, channel_id: channelId, ...(guildId && { guild_id: guildId }) };
  if (isPointer) return { message_reference: place };
  const target = world.channels.get(channelId)?.messages.get(messageId);
  const shown = target ? describeMessage(world, target, { ...view, isNested: true, isDispatch: false }) : null;
  return { message_reference: { ...place, message_id: messageId }, ...(!isNested && { referenced_message: shown }) };
}

function describeOrigin({
  interactionId,
  interactionType,
  user,
  commandName,
  originalResponseMessageId,
}: MessageOrigin) {
  const isCommand = interactionType === 2;
  return {
    interaction_metadata: {
      id: interactionId,
      type: interactionType,
      user: describeUser(user),
      authorizing_integration_owners: {},
      ...(originalResponseMessageId && { original_response_message_id: originalResponseMessageId }),
      ...(isCommand && { command_type: 1 }),
    },
    ...(isCommand && {
      interaction: { id: interactionId, type: interactionType, name: commandName, user: describeUser(user) },
    }),
  };
}

function describeReactions({ reactions }: Message, viewerId = "") {
  return [...reactions].map(([emoji, users]) => ({
    emoji: readEmoji(emoji),
    count: users.size,
    count_details: { burst: 0, normal: users.size },
    burst_colors: [],
    me: users.has(viewerId),
    me_burst: false,
  }));
}

function describeEmbed(embed: Embed): Record<string, unknown> {
  const { fields, ...rest } = withoutEmpty(embed);
  const shown = Array.isArray(fields)
    ? { fields: embed.fields?.map((one) => ({ ...one, inline: one.inline ?? false })) }
    : {};
  return { ...rest, ...shown, type: "rich" };
}

function withoutEmpty(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null && one !== undefined));
}

export function describeAttachment(world: World, channelId: string, attachment: Attachment) {
  const { id, filename, title, description, mediaType, bytes } = attachment;
  const url = describeFileAddress(world, channelId, attachment);
  return {
    id,
    filename,
    size: bytes.length,
    url,
    proxy_url: url,
    content_type: mediaType || "application/octet-stream",
    ...(title && { title }),
    ...(description && { description }),
  };
}
