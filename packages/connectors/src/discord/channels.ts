/** The channels of a guild in which people talk. */
import { ConnectorError, type Page, type PageRequest } from "@eureka/connector-sdk";
import type { PlatformChannel } from "@eureka/contracts/universal-event";
import type { APIGuild, APIGuildChannel, APIGuildMember, APIOverwrite, APIUser } from "discord-api-types/v10";
import type { DiscordClient } from "./client.ts";
import { canView, isPublic } from "./members.ts";
import { channelOf, talkTypes } from "./places.ts";

export async function listChannels(
  client: DiscordClient,
  { cursor, limit = Number.POSITIVE_INFINITY }: PageRequest,
): Promise<Page<PlatformChannel>> {
  if (cursor !== undefined && !/^\d{1,20}$/.test(cursor)) throw new ConnectorError("invalid", "The cursor is no id");
  const channels = await listTalkChannels(client);
  const start =
    cursor === undefined ? 0 : channels.findIndex(({ platformChannelId }) => isAfter(platformChannelId, cursor));
  const entries = start === -1 ? [] : channels.slice(start, start + limit);
  const last = entries.at(-1);
  const hasMore = last !== undefined && last !== channels.at(-1);
  return { entries, nextCursor: hasMore ? last.platformChannelId : null };
}

interface TalkChannel {
  readonly channel: PlatformChannel;
  readonly overwrites: readonly APIOverwrite[];
}

/** In the order of their ids, which is that of their age: the cursor stays right when one is added. */
async function listTalkChannels(client: DiscordClient): Promise<PlatformChannel[]> {
  const guildId = await client.findGuildId();
  const found = await client.call<APIGuildChannel[]>("GET", `/guilds/${guildId}/channels`);
  const channels = found
    .filter(({ type }) => talkTypes.has(type))
    .sort((one, other) => (isAfter(one.id, other.id) ? 1 : -1))
    .map((channel): TalkChannel => {
      const overwrites = "permission_overwrites" in channel ? (channel.permission_overwrites ?? []) : [];
      const kind = isPublic(guildId, overwrites) ? "public" : "private";
      return { channel: { ...channelOf(channel), kind }, overwrites };
    });
  return (await keepSeen(client, guildId, channels)).map(({ channel }) => channel);
}

/** Discord leaves hidden channels out for some bots, and for others it names them: nobody learns of them through us. */
async function keepSeen(
  client: DiscordClient,
  guildId: string,
  channels: readonly TalkChannel[],
): Promise<readonly TalkChannel[]> {
  if (channels.every(({ channel }) => channel.kind === "public")) return channels;
  const [guild, ourselves] = await Promise.all([
    client.call<APIGuild>("GET", `/guilds/${guildId}`),
    client
      .call<APIUser>("GET", "/users/@me")
      .then(({ id }) => client.call<APIGuildMember>("GET", `/guilds/${guildId}/members/${id}`)),
  ]);
  return channels.filter(
    ({ channel, overwrites }) => channel.kind === "public" || canView(guild, overwrites, ourselves),
  );
}

function isAfter(one: string, other: string): boolean {
  return BigInt(one) > BigInt(other);
}
