/** Talking on Discord. */
import {
  type ChatCapability,
  ConnectorError,
  type MessageReference,
  type PostEphemeralInput,
  type PostedMessage,
  type PostMessageInput,
} from "@eureka/connector-sdk";
import { InteractionResponseType as Answer, type APIMessage } from "discord-api-types/v10";
import { fillLoading, respond, settle, whisper } from "./answer-interaction.ts";
import { renderDiscordCard } from "./cards.ts";
import { listChannels } from "./channels.ts";
import type { DiscordClient } from "./client.ts";
import { registerCommands } from "./commands.ts";
import { writeCustomId } from "./custom-id.ts";
import { characterOfEmoji } from "./emoji.ts";
import { discordCodes } from "./error-codes.ts";
import { openFile, writeUpload } from "./files.ts";
import { renderModal } from "./forms.ts";
import { nonceOf } from "./intent-mark.ts";
import { listMembers } from "./members.ts";
import { type BodyMarks, type MessageBody, writeMessageBody } from "./message-body.ts";
import { openDirectChannel } from "./open-direct-channel.ts";
import { findByIntent, getMessage, readThread } from "./read-messages.ts";
import { readReplyHandle } from "./reply-handle.ts";
import { longestContent } from "./text.ts";
import { atMessage, changeInThread, isRefusedWith, writeInThread } from "./threads.ts";

export interface DiscordChatOptions {
  /** The guild of the connection, where the host says it; permalinks are made of it. */
  readonly guildId?: string | undefined;
}

/**
 * Makes the chat capability. `intents` is "lookup" although Discord itself makes one message of two posts with one nonce: it does so for
 * some minutes only, and a host that looks first is right after that too, for as much as can be found (see `intent-mark.ts`).
 * `ephemeral` needs the handle of an interaction; without one, or when it is over, the same words go as a direct message.
 */
export function createDiscordChat(client: DiscordClient, { guildId }: DiscordChatOptions = {}): ChatCapability {
  return {
    capabilities: () => ({
      intents: "lookup",
      threads: true,
      edits: true,
      reactions: true,
      ephemeral: true,
      forms: "by_call",
      files: "both_ways",
      streams: "none",
      maxTextLength: longestContent,
    }),
    renderCard: renderDiscordCard,

    post: (input) => post(client, input),
    update: (input) => update(client, input.message, writeMessageBody(input.content, input)),
    delete: ({ message }) =>
      ignoring([discordCodes.unknownMessage, discordCodes.unknownChannel], () => remove(client, message)),
    postEphemeral: (input) => postEphemeral(client, input),
    directMessage: (input) => directMessage(client, input),
    react: ({ message, emoji, change }) => react(client, message, emoji, change),
    findByIntent: (search) => findByIntent(client, search),

    getMessage: (message) => getMessage(client, guildId, message),
    readThread: (thread, page) => readThread(client, guildId, thread, page),
    listMembers: (page) => listMembers(client, page),
    listChannels: (page) => listChannels(client, page),

    async openForm({ form, replyHandle }) {
      const handle = readReplyHandle(replyHandle);
      const customId = writeCustomId({ kind: "submit", id: form.id, guildId: handle.directGuildId }, "submit");
      if (customId === null) throw new ConnectorError("invalid", "The id of the form is too long");
      await respond(client, handle, Answer.Modal, renderModal(form, customId).payload);
    },
    async uploadFile(input) {
      const form = await writeUpload(input);
      const write = () => client.call<APIMessage>("POST", `/channels/${channelOfInput(input)}/messages`, { form });
      return nameMessage(input, await inPlace(client, input, write));
    },
    downloadFile: (file) => openFile(client, file),
    registerCommands: (commands) => registerCommands(client, commands),
    async leave() {
      const path = `/users/@me/guilds/${await client.findGuildId()}`;
      await ignoring([discordCodes.unknownGuild], () => client.call("DELETE", path));
    },
  };
}

type Place = Pick<PostMessageInput, "platformChannelId" | "platformThreadId">;

async function post(client: DiscordClient, input: PostMessageInput): Promise<PostedMessage> {
  const body = writeMessageBody(input.content, input);
  const handle = input.replyHandle === undefined ? null : readReplyHandle(input.replyHandle);
  const answered = handle && (await fillLoading(client, handle, body));
  if (answered) return nameMessage(input, answered);
  const posted = await inPlace(client, input, () => create(client, channelOfInput(input), body, input));
  if (handle) await settle(client, handle);
  return nameMessage(input, posted);
}

function create(
  client: DiscordClient,
  channelId: string,
  body: MessageBody,
  { intent }: BodyMarks,
): Promise<APIMessage> {
  return client.call<APIMessage>("POST", `/channels/${channelId}/messages`, {
    body: { ...body, nonce: nonceOf(intent), enforce_nonce: true },
  });
}

function channelOfInput({ platformChannelId, platformThreadId }: Place): string {
  return platformThreadId ?? platformChannelId;
}

function inPlace<Result>(client: DiscordClient, input: Place, write: () => Promise<Result>): Promise<Result> {
  const { platformChannelId, platformThreadId } = input;
  return platformThreadId === undefined
    ? write()
    : writeInThread(client, { platformChannelId, platformThreadId }, write);
}

async function update(client: DiscordClient, message: MessageReference, body: MessageBody): Promise<PostedMessage> {
  const changed = await changeMessage(client, message, (channelId) =>
    client.call<APIMessage>("PATCH", `/channels/${channelId}/messages/${message.platformMessageId}`, { body }),
  );
  return nameMessage(message, changed);
}

function changeMessage<Result>(
  client: DiscordClient,
  message: MessageReference,
  change: (channelId: string) => Promise<Result>,
): Promise<Result> {
  return changeInThread(client, message.platformThreadId, () => atMessage(message, change));
}

async function remove(client: DiscordClient, message: MessageReference): Promise<void> {
  await atMessage(message, (channelId) =>
    client.call("DELETE", `/channels/${channelId}/messages/${message.platformMessageId}`),
  );
}

async function postEphemeral(client: DiscordClient, input: PostEphemeralInput): Promise<void> {
  const { replyHandle, content, intent } = input;
  if (replyHandle !== undefined) {
    const handle = readReplyHandle(replyHandle);
    if (await whisper(client, handle, writeMessageBody(content, { intent, directGuildId: handle.directGuildId })))
      return;
  }
  await directMessage(client, input);
}

async function directMessage(
  client: DiscordClient,
  { intent, platformUserId, content }: Pick<PostEphemeralInput, "intent" | "platformUserId" | "content">,
): Promise<PostedMessage> {
  const directGuildId = content.card ? await client.findGuildId() : undefined;
  const platformChannelId = await openDirectChannel(client, platformUserId);
  const posted = await create(client, platformChannelId, writeMessageBody(content, { intent, directGuildId }), {
    intent,
  });
  return { platformChannelId, platformMessageId: posted.id };
}

async function react(
  client: DiscordClient,
  message: MessageReference,
  emoji: string,
  change: "add" | "remove",
): Promise<void> {
  const character = characterOfEmoji(emoji);
  if (character === null) throw new ConnectorError("invalid", `There is no emoji ${emoji} on Discord`);
  const path = (channelId: string) =>
    `/channels/${channelId}/messages/${message.platformMessageId}/reactions/${encodeURIComponent(character)}/@me`;
  if (change === "add") await changeMessage(client, message, (channelId) => client.call("PUT", path(channelId)));
  else
    await ignoring([discordCodes.unknownEmoji], () =>
      changeMessage(client, message, (channelId) => client.call("DELETE", path(channelId))),
    );
}

/** What is to be gone and is gone is as wished. */
async function ignoring(codes: readonly string[], call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!isRefusedWith(error, ...codes)) throw error;
  }
}

function nameMessage({ platformChannelId, platformThreadId }: Place, { id }: Pick<APIMessage, "id">): PostedMessage {
  return {
    platformChannelId,
    platformMessageId: id,
    ...(platformThreadId !== undefined && { platformThreadId }),
  };
}
