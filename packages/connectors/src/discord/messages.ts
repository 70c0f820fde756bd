/** Discord's messages in neutral words. */
import { cleanText } from "@eureka/connector-sdk";
import { type PlatformFile, type PlatformMessage, universalEventLimits } from "@eureka/contracts/universal-event";
import { MessageType } from "discord-api-types/v10";
import { personOf } from "./people.ts";
import { fromDiscordText, type TextSurroundings } from "./text.ts";
import type { WireAttachment, WireMessage } from "./wire.ts";

const { people, files, text: longestText, name: longestName } = universalEventLimits;

/** What people and programs say. All other kinds tell what happened: somebody joined, a message was pinned, a thread began. */
const talk: ReadonlySet<number> = new Set([
  MessageType.Default,
  MessageType.Reply,
  MessageType.ChatInputCommand,
  MessageType.ContextMenuCommand,
]);

export function isTalk({ type }: Pick<WireMessage, "type">): boolean {
  return talk.has(type);
}

export interface MessageSurroundings extends TextSurroundings {
  readonly platformThreadId?: string | undefined;
}

export function messageOf(message: WireMessage, surroundings: MessageSurroundings = {}): PlatformMessage {
  const { guildId = message.guild_id, platformThreadId } = surroundings;
  const author = personOf(message.author, message.member);
  return {
    platformMessageId: message.id,
    ...(platformThreadId !== undefined && { platformThreadId }),
    author: message.webhook_id ? { ...author, isBot: true } : author,
    text: cleanText(fromDiscordText(message.content, { ...surroundings, guildId }), longestText),
    mentions: message.mentions.slice(0, people).map((user) => personOf(user, user.member)),
    mentionsEveryone: message.mention_everyone,
    files: message.attachments.slice(0, files).map((file) => fileOf(file, message)),
    ...(guildId && { permalink: `https://discord.com/channels/${guildId}/${message.channel_id}/${message.id}` }),
    postedAt: new Date(message.timestamp).toISOString(),
  };
}

/** Addresses of files expire after a day, so that a file is named by its message; one without message has only its address. */
export function fileOf(file: WireAttachment, message?: Pick<WireMessage, "id" | "channel_id">): PlatformFile {
  return {
    platformFileId: message ? `${message.channel_id}/${message.id}/${file.id}` : file.url,
    name: cleanText(file.filename, longestName),
    ...(file.content_type && { mediaType: file.content_type.slice(0, 255) }),
    sizeBytes: file.size,
  };
}
