/** Reads messages back: one, a thread, and the one that an intent made. */
import type { MessageIntentSearch, MessageReference, Page, PageRequest, PostedMessage } from "@eureka/connector-sdk";
import type { PlatformMessage } from "@eureka/contracts/universal-event";
import type { APIMessage } from "discord-api-types/v10";
import type { DiscordClient } from "./client.ts";
import { discordCodes } from "./error-codes.ts";
import { isMadeBy } from "./intent-mark.ts";
import { isTalk, messageOf } from "./messages.ts";
import { openDirectChannel } from "./open-direct-channel.ts";
import { snowflakeAt } from "./snowflake.ts";
import { atMessage, isRefusedWith, type ThreadPlace } from "./threads.ts";
import { messageSchema } from "./wire.ts";

/** Discord gives so many messages at once. */
const largestPage = 100;

export async function getMessage(
  client: DiscordClient,
  guildId: string | undefined,
  message: MessageReference,
): Promise<PlatformMessage> {
  const found = await fetchMessage(client, message);
  return neutral(found, guildId, message.platformThreadId);
}

export function fetchMessage(client: DiscordClient, message: MessageReference): Promise<APIMessage> {
  return atMessage(message, (channelId) =>
    client.call<APIMessage>("GET", `/channels/${channelId}/messages/${message.platformMessageId}`),
  );
}

function neutral(
  message: APIMessage,
  guildId: string | undefined,
  platformThreadId: string | undefined,
): PlatformMessage {
  return messageOf(messageSchema.parse(message), { guildId, platformThreadId });
}

/** The message above a thread comes first, if the thread has one; the cursor is the newest id that was read. */
export async function readThread(
  client: DiscordClient,
  guildId: string | undefined,
  { platformChannelId, platformThreadId }: ThreadPlace,
  { cursor, limit = largestPage }: PageRequest,
): Promise<Page<PlatformMessage>> {
  const first = { platformChannelId, platformThreadId, platformMessageId: platformThreadId };
  const start = cursor === undefined ? await orNothing(() => fetchMessage(client, first)) : [];
  const room = Math.min(limit - start.length, largestPage);
  const after = cursor ?? platformThreadId;
  const replies = room <= 0 ? [] : await orNothing(() => readAfter(client, platformThreadId, after, room));
  const entries = [...start, ...replies].filter(isTalk).map((message) => neutral(message, guildId, platformThreadId));
  const isLast = room > 0 && replies.length < room;
  return { entries, nextCursor: isLast ? null : (replies.at(-1)?.id ?? after) };
}

/** Discord gives the newest first, also of those behind an id. */
async function readAfter(
  client: DiscordClient,
  channelId: string,
  after: string,
  limit: number,
): Promise<APIMessage[]> {
  const query = { after, limit };
  return (await client.call<APIMessage[]>("GET", `/channels/${channelId}/messages`, { query })).reverse();
}

/** A message under which nobody has answered has no thread yet; a thread that began by itself has no message above it. */
async function orNothing<Found>(read: () => Promise<Found | Found[]>): Promise<Found[]> {
  try {
    const found = await read();
    return Array.isArray(found) ? found : [found];
  } catch (error) {
    if (isRefusedWith(error, discordCodes.unknownChannel, discordCodes.unknownMessage)) return [];
    throw error;
  }
}

/** Clocks differ: what was sent may be dated a little earlier than our own first attempt. */
const clockSkewMilliseconds = 120_000;
/** Where more was said since then, the rest is not read. */
const mostPages = 10;

/** See `intent-mark.ts` for what of a message tells its intent. */
export async function findByIntent(
  client: DiscordClient,
  { intent, sentTo, sentAfter }: MessageIntentSearch,
): Promise<PostedMessage | null> {
  const place = "platformUserId" in sentTo ? await placeOfPerson(client, sentTo.platformUserId) : sentTo;
  const channelId = place.platformThreadId ?? place.platformChannelId;
  let after = snowflakeAt(new Date(sentAfter.getTime() - clockSkewMilliseconds));
  for (let page = 0; page < mostPages; page++) {
    const messages = await orNothing(() => readAfter(client, channelId, after, largestPage));
    const found = messages.find((message) => isMadeBy(message, intent));
    if (found) return { ...place, platformMessageId: found.id };
    if (messages.length < largestPage) return null;
    after = messages.at(-1)?.id ?? after;
  }
  return null;
}

interface SearchPlace {
  readonly platformChannelId: string;
  readonly platformThreadId?: string;
}

async function placeOfPerson(client: DiscordClient, platformUserId: string): Promise<SearchPlace> {
  return { platformChannelId: await openDirectChannel(client, platformUserId) };
}
