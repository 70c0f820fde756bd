/** Discord's channels as places. A thread is a channel of its own there; here it is a thread of its parent. */
import { cleanText } from "@eureka/connector-sdk";
import { type PlatformChannel, universalEventLimits } from "@eureka/contracts/universal-event";
import { ChannelType } from "discord-api-types/v10";
import type { WireChannel } from "./wire.ts";

const threadTypes: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

/** Channels in which people talk: text, announcements, and forums, whose posts are threads. */
export const talkTypes: ReadonlySet<number> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
]);

const directKinds: Readonly<Record<number, "direct" | "group">> = {
  [ChannelType.DM]: "direct",
  [ChannelType.GroupDM]: "group",
};

export interface Place {
  readonly channel: PlatformChannel;
  readonly platformThreadId?: string;
}

/** Where a channel's talk belongs. A thread whose parent is unknown stands for itself. */
export function placeOf(channel: WireChannel): Place {
  if (isThread(channel) && channel.parent_id) {
    return { channel: { platformChannelId: channel.parent_id }, platformThreadId: channel.id };
  }
  return { channel: channelOf(channel) };
}

export function channelOf({ id, type, name }: WireChannel): PlatformChannel {
  const kind = directKinds[type ?? -1];
  return {
    platformChannelId: id,
    ...(kind && { kind }),
    ...(name && { name: cleanText(name, universalEventLimits.name) }),
  };
}

export function isThread({ type }: Pick<WireChannel, "type">): boolean {
  return type !== undefined && threadTypes.has(type);
}
