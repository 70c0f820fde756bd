/** Where a message stands, and how one gets into a thread. */
import { ConnectorError, type MessageReference } from "@eureka/connector-sdk";
import type { APIMessage, APIThreadChannel } from "discord-api-types/v10";
import type { DiscordClient } from "./client.ts";
import { discordCodes } from "./error-codes.ts";
import { cutLabel } from "./text.ts";

export function isRefusedWith(error: unknown, ...codes: readonly string[]): error is ConnectorError {
  return error instanceof ConnectorError && error.platformCode !== null && codes.includes(error.platformCode);
}

/** The message that began a thread stands above it in the channel and has the thread's id; all others stand in the thread. */
export function channelIdOf({ platformChannelId, platformThreadId, platformMessageId }: MessageReference): string {
  return platformThreadId === undefined || platformThreadId === platformMessageId
    ? platformChannelId
    : platformThreadId;
}

/** What tells that no message can stand in a channel itself, as in a forum, whose posts begin with a message of their own. */
const elsewhere = [
  discordCodes.unknownMessage,
  discordCodes.unknownChannel,
  discordCodes.notATextChannel,
  discordCodes.notInThisChannel,
];

/** Calls with the channel of a message; the first message of a post in a forum is looked for inside its thread. */
export async function atMessage<Result>(
  message: MessageReference,
  call: (channelId: string) => Promise<Result>,
): Promise<Result> {
  try {
    return await call(channelIdOf(message));
  } catch (error) {
    const { platformThreadId, platformMessageId } = message;
    const mayBePost = platformThreadId !== undefined && platformThreadId === platformMessageId;
    if (!mayBePost || !isRefusedWith(error, ...elsewhere)) throw error;
    return call(platformThreadId).catch((second: unknown) => {
      throw isRefusedWith(second, discordCodes.unknownChannel) ? error : second;
    });
  }
}

export interface ThreadPlace {
  readonly platformChannelId: string;
  readonly platformThreadId: string;
}

/** Writes into a thread, and begins it under its message when it does not exist yet. */
export async function writeInThread<Result>(
  client: DiscordClient,
  place: ThreadPlace,
  write: () => Promise<Result>,
): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (!isRefusedWith(error, discordCodes.unknownChannel)) throw error;
    await startThread(client, place);
    return write();
  }
}

/** Takes a thread out of the archive when what is to be changed in it is refused for that; a new message does so by itself. */
export async function changeInThread<Result>(
  client: DiscordClient,
  threadId: string | undefined,
  change: () => Promise<Result>,
): Promise<Result> {
  try {
    return await change();
  } catch (error) {
    if (threadId === undefined || !isRefusedWith(error, discordCodes.archived)) throw error;
    await client.call<APIThreadChannel>("PATCH", `/channels/${threadId}`, { body: { archived: false } });
    return change();
  }
}

async function startThread(client: DiscordClient, { platformChannelId, platformThreadId }: ThreadPlace): Promise<void> {
  const path = `/channels/${platformChannelId}/messages/${platformThreadId}`;
  const name = nameThread(await client.call<APIMessage>("GET", path));
  try {
    await client.call<APIThreadChannel>("POST", `${path}/threads`, { body: { name } });
  } catch (error) {
    // Somebody else was faster: it is there, which is all that is needed.
    if (!isRefusedWith(error, discordCodes.hasThread)) throw error;
  }
}

/** The name of a thread holds so many characters. */
const longestThreadName = 100;

/** The first line of the message, without signs that only a text can show. */
function nameThread({ content, embeds }: Pick<APIMessage, "content" | "embeds">): string {
  const text = content || embeds[0]?.title || "";
  const plain = text.replace(/<(?:[@#]|a?:|t:|\/)[^>]*>/g, "").replace(/[*_~`|]|^[#>\s-]+/gm, "");
  const line = plain.split("\n").find((candidate) => candidate.trim() !== "") ?? "";
  return cutLabel(line.trim() || "…", longestThreadName);
}
