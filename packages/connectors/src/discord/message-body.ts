/** What a message says, as Discord takes it. */
import { type MessageContent, writeCardAsText } from "@eureka/connector-sdk";
import type { AllowedMentionsTypes, APIAllowedMentions, APIEmbed } from "discord-api-types/v10";
import { type MessageRow, markGuild, renderDiscordCard } from "./cards.ts";
import { markRows } from "./intent-mark.ts";
import { cutText, findMentions, longestContent, toDiscordText } from "./text.ts";

export interface MessageBody {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly MessageRow[];
  readonly allowed_mentions: APIAllowedMentions;
}

export interface BodyMarks {
  readonly intent: string;
  /** The guild, where the message goes into a direct conversation: presses there do not tell it. */
  readonly directGuildId?: string | undefined;
}

/** Whoever is named hears of it; nothing in a text calls everybody or a role. */
export function writeMessageBody({ text, card }: MessageContent, { intent, directGuildId }: BodyMarks): MessageBody {
  const { embeds = [], components = [] } = card ? renderDiscordCard(card).payload : {};
  const rows = directGuildId === undefined ? components : markGuild(components, directGuildId);
  // Beside a card its own words would stand twice.
  const isSaidByCard = card !== undefined && [card.title, writeCardAsText(card)].includes(text.trim());
  const content = isSaidByCard ? "" : cutText(toDiscordText(text), longestContent);
  return { content, embeds, components: markRows(rows, intent), allowed_mentions: allowMentions(content) };
}

export function allowMentions(content: string): APIAllowedMentions {
  return { parse: [] as AllowedMentionsTypes[], users: findMentions(content) };
}
