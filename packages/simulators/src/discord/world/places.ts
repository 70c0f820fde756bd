/** Making, changing and removing channels. */
import { describeChannel } from "../wire/channel-json.ts";
import { type Channel, channelTypes, isThread } from "./channel.ts";
import type { Delivery } from "./happening.ts";
import { tellThread } from "./threads.ts";
import type { World } from "./world.ts";

export interface ChannelDraft {
  readonly guildId: string | null;
  readonly name: string;
  readonly type?: number;
  readonly topic?: string | null;
  readonly parentId?: string | null;
  readonly recipientIds?: readonly string[];
  /** Names of a forum's tags. */
  readonly tags?: readonly string[];
}

export function addChannel(world: World, draft: ChannelDraft): { channel: Channel; deliveries: Delivery[] } {
  const {
    guildId,
    name,
    type = channelTypes.text,
    topic = null,
    parentId = null,
    recipientIds = [],
    tags = [],
  } = draft;
  const channel: Channel = {
    id: world.nextId(),
    type,
    guildId,
    name,
    topic,
    position: guildId ? world.channelsOf(guildId).filter((one) => !one.thread).length : 0,
    nsfw: false,
    rateLimitPerUser: 0,
    parentId,
    overwrites: [],
    availableTags: tags.map((tag) => ({ id: world.nextId(), name: tag, moderated: false })),
    recipientIds,
    lastMessageId: null,
    thread: null,
    messages: new Map(),
  };
  world.channels.set(channel.id, channel);
  return { channel, deliveries: guildId ? tellChannel(world, "CHANNEL_CREATE", channel) : [] };
}

/** The direct messages of two; made where there are none yet. */
export function openDirectMessages(world: World, one: string, other: string): Channel {
  const found = [...world.channels.values()].find(
    ({ type, recipientIds }) => type === channelTypes.dm && recipientIds.includes(one) && recipientIds.includes(other),
  );
  return (
    found ?? addChannel(world, { guildId: null, name: "", type: channelTypes.dm, recipientIds: [one, other] }).channel
  );
}

/** Tells that a channel or thread changed. Bots hear of hidden channels too, as on Discord. */
export function tellChannelChange(world: World, channel: Channel): Delivery[] {
  return isThread(channel)
    ? tellThread(world, "THREAD_UPDATE", channel)
    : tellChannel(world, "CHANNEL_UPDATE", channel);
}

export function removeChannel(world: World, channel: Channel): Delivery[] {
  if (isThread(channel)) return removeThread(world, channel);
  const threads = world.channelsOf(channel.guildId ?? "").filter(({ parentId }) => parentId === channel.id);
  const gone = threads.flatMap((thread) => (isThread(thread) ? removeThread(world, thread) : []));
  const told = tellChannel(world, "CHANNEL_DELETE", channel);
  world.channels.delete(channel.id);
  return [...gone, ...told];
}

function removeThread(world: World, thread: Channel): Delivery[] {
  const { id, guildId, parentId, type } = thread;
  const deliveries = world.publish({
    name: "THREAD_DELETE",
    intent: "guilds",
    guildId,
    channelId: id,
    describe: () => ({ id, guild_id: guildId, parent_id: parentId, type }),
  });
  world.channels.delete(id);
  return deliveries;
}

function tellChannel(world: World, name: string, channel: Channel): Delivery[] {
  return world.publish({
    name,
    intent: "guilds",
    guildId: channel.guildId,
    channelId: null,
    describe: () => describeChannel(world, channel),
  });
}
