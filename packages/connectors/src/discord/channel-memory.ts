/** Which channel is a thread of which: frames of the gateway name only the channel itself, and leave the rest to the memory of their receiver. */
import { ConnectorError } from "@eureka/connector-sdk";
import { type APIChannel, GatewayDispatchEvents as Dispatch, type GatewayDispatchPayload } from "discord-api-types/v10";
import { z } from "zod";
import type { DiscordClient } from "./client.ts";
import { isThread } from "./places.ts";
import { channelSchema, type WireChannel } from "./wire.ts";

const guildSchema = z.object({
  channels: z.array(z.unknown()).default([]),
  threads: z.array(z.unknown()).default([]),
});
const placedSchema = z.object({ channel_id: z.string(), guild_id: z.string() });

const single: ReadonlySet<string> = new Set([
  Dispatch.ChannelCreate,
  Dispatch.ChannelUpdate,
  Dispatch.ThreadCreate,
  Dispatch.ThreadUpdate,
]);
const several: ReadonlySet<string> = new Set([Dispatch.GuildCreate, Dispatch.ThreadListSync]);

/** Events that happen in a channel, and whose receiver must know what it is. */
const inChannel: ReadonlySet<string> = new Set([
  Dispatch.MessageCreate,
  Dispatch.MessageUpdate,
  Dispatch.MessageDelete,
  Dispatch.MessageDeleteBulk,
  Dispatch.MessageReactionAdd,
  Dispatch.MessageReactionRemove,
]);

export interface ChannelMemory {
  /** Remembers what a frame tells of channels. */
  learn(frame: Pick<GatewayDispatchPayload, "t" | "d">): void;
  /** The channel that an event happened in, asked for where nobody told of it; undefined for events elsewhere. */
  findPlace(frame: Pick<GatewayDispatchPayload, "t" | "d">): Promise<WireChannel | undefined>;
}

export function createChannelMemory(client: DiscordClient): ChannelMemory {
  const known = new Map<string, WireChannel>();
  const remember = (value: unknown) => {
    const channel = channelSchema.safeParse(value);
    if (channel.success) known.set(channel.data.id, channel.data);
    return channel.data;
  };
  return {
    learn({ t, d }) {
      if (single.has(t)) remember(d);
      if (!several.has(t)) return;
      const { channels, threads } = guildSchema.safeParse(d).data ?? { channels: [], threads: [] };
      for (const channel of [...channels, ...threads]) remember(channel);
    },
    async findPlace({ t, d }) {
      const placed = inChannel.has(t) ? placedSchema.safeParse(d).data : undefined;
      if (!placed) return undefined;
      const { channel_id: id } = placed;
      const channel = known.get(id) ?? (await ask(client, id).then(remember));
      if (!channel) return undefined;
      // Only a thread needs its name left out: the channel in which it is counts, and that has another one.
      return isThread(channel) ? { id, type: channel.type, parent_id: channel.parent_id } : channel;
    },
  };
}

/** A channel that is gone already is nothing more than its id. */
async function ask(client: DiscordClient, id: string): Promise<unknown> {
  try {
    return await client.call<APIChannel>("GET", `/channels/${id}`);
  } catch (error) {
    if (error instanceof ConnectorError && error.code === "not_found") return { id };
    throw error;
  }
}
