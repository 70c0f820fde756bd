/** Answers to interactions. Their tokens live for 15 minutes; a delivery that was not answered must be within 3 seconds. */
import { ConnectorError } from "@eureka/connector-sdk";
import { InteractionResponseType as Answer, type APIMessage, MessageFlags } from "discord-api-types/v10";
import type { DiscordClient } from "./client.ts";
import { discordCodes } from "./error-codes.ts";
import type { MessageBody } from "./message-body.ts";
import type { ReplyHandle } from "./reply-handle.ts";
import { isRefusedWith } from "./threads.ts";

/** Gives the first answer to a delivery that was left without one. Throws "not_found" when the time for it is over. */
export async function respond(client: DiscordClient, handle: ReplyHandle, type: Answer, data?: unknown): Promise<void> {
  const { interactionId, token } = handle;
  await client.call("POST", `/interactions/${interactionId}/${token}/callback`, {
    body: { type, ...(data !== undefined && { data }) },
    asBot: false,
  });
}

/**
 * Puts a message for everybody where the person sees a loading one; null when there is none: then it is to be posted as any other.
 * A message that stands there already with the same words is the one that an earlier attempt wrote.
 */
export async function fillLoading(
  client: DiscordClient,
  handle: ReplyHandle,
  body: MessageBody,
): Promise<APIMessage | null> {
  if (handle.state !== "loading") return null;
  const original = await orNull(() => client.call<APIMessage>("GET", originalOf(handle), { asBot: false }));
  if (!original) return null;
  if (!isLoading(original)) return isSame(original, body) ? original : null;
  return orNull(() => client.call<APIMessage>("PATCH", originalOf(handle), { body, asBot: false }));
}

/** Ends what the person still sees of his command, when its answer stands elsewhere. What cannot be ended ends by itself. */
export async function settle(client: DiscordClient, handle: ReplyHandle): Promise<void> {
  if (handle.state === "open") await orNull(() => respond(client, handle, Answer.DeferredMessageUpdate));
  if (handle.state === "open_command") {
    const whisper = { flags: MessageFlags.Ephemeral };
    await orNull(() => respond(client, handle, Answer.DeferredChannelMessageWithSource, whisper));
  }
  if (handle.state === "whispering" || handle.state === "open_command") await dropLoading(client, handle);
}

/** Shows a message to the person alone; false when the interaction is over. */
export async function whisper(client: DiscordClient, handle: ReplyHandle, body: MessageBody): Promise<boolean> {
  const message = { ...body, flags: MessageFlags.Ephemeral };
  if (handle.state === "open" || handle.state === "open_command") {
    const type = Answer.ChannelMessageWithSource;
    if (await succeeds(() => respond(client, handle, type, message))) return true;
  }
  if (handle.state === "whispering") {
    const original = await orNull(() => client.call<APIMessage>("GET", originalOf(handle), { asBot: false }));
    if (original && isLoading(original)) {
      return succeeds(() => client.call("PATCH", originalOf(handle), { body, asBot: false }));
    }
  }
  // Everybody sees the loading message, and that cannot be changed any more: it goes before the whisper comes.
  if (handle.state === "loading") await dropLoading(client, handle);
  const path = `/webhooks/${handle.applicationId}/${handle.token}`;
  return succeeds(() => client.call("POST", path, { body: message, asBot: false }));
}

async function dropLoading(client: DiscordClient, handle: ReplyHandle): Promise<void> {
  const original = await orNull(() => client.call<APIMessage>("GET", originalOf(handle), { asBot: false }));
  if (original && isLoading(original)) await orNull(() => client.call("DELETE", originalOf(handle), { asBot: false }));
}

function originalOf({ applicationId, token }: ReplyHandle): string {
  return `/webhooks/${applicationId}/${token}/messages/@original`;
}

function isLoading({ flags }: APIMessage): boolean {
  return ((flags ?? 0) & MessageFlags.Loading) !== 0;
}

function isSame(message: APIMessage, { content, embeds }: MessageBody): boolean {
  return message.content === content && message.embeds[0]?.title === embeds[0]?.title;
}

/** An interaction that is over, or was answered by an earlier attempt, is no failure: its answer goes another way. */
async function orNull<Result>(call: () => Promise<Result>): Promise<Result | null> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ConnectorError && error.code === "not_found") return null;
    if (isRefusedWith(error, discordCodes.alreadyAnswered)) return null;
    throw error;
  }
}

async function succeeds(call: () => Promise<unknown>): Promise<boolean> {
  return (
    (await orNull(async () => {
      await call();
      return true;
    })) === true
  );
}
