/** Reading messages back. */
import { ConnectorError, type MessageReference, type Page, type PageRequest } from "@eureka/connector-sdk";
import type { PlatformMessage } from "@eureka/contracts/universal-event";
import { z } from "zod";
import type { SlackClient } from "./client.ts";
import { messageOf, permalinkOf } from "./messages.ts";
import { type WireMessage, wireMessageSchema } from "./wire.ts";

export const messagesSchema = z.looseObject({
  messages: z.array(wireMessageSchema).default([]),
  response_metadata: z.looseObject({ next_cursor: z.string().nullish() }).nullish(),
});

export const mostOnPage = 200;

/** Slack's pages as ours: an empty cursor is the end. */
export function nextCursorOf(answer: { response_metadata?: { next_cursor?: string | null } | null }): string | null {
  return answer.response_metadata?.next_cursor || null;
}

/** The arguments of a page. */
export function pageArguments({ cursor, limit }: PageRequest): Record<string, unknown> {
  return { limit: Math.min(limit ?? mostOnPage, mostOnPage), ...(cursor !== undefined && { cursor }) };
}

async function translate(
  slack: SlackClient,
  channelId: string,
  messages: readonly WireMessage[],
): Promise<PlatformMessage[]> {
  const { user_id, bot_id, url } = await slack.whoAmI();
  return messages.map((message) =>
    messageOf(message, {
      botUserIds: [user_id],
      ...(bot_id !== undefined && { ourBotId: bot_id }),
      ...(url !== undefined && { permalink: permalinkOf(url, channelId, message) }),
    }),
  );
}

/** What is left of a deleted message as long as its thread has others. */
function isGone({ subtype }: WireMessage): boolean {
  return subtype === "tombstone";
}

/** A reply stands only in its thread, any other message only in the history of its channel. */
export async function getMessage(slack: SlackClient, reference: MessageReference): Promise<PlatformMessage> {
  const { platformChannelId: channel, platformMessageId: ts, platformThreadId } = reference;
  const moment = { channel, oldest: ts, latest: ts, inclusive: true, include_all_metadata: true };
  const inThread = () => slack.call("conversations.replies", { ...moment, ts: platformThreadId ?? ts }, messagesSchema);
  const inHistory = () => slack.call("conversations.history", { ...moment, limit: 1 }, messagesSchema);
  for (const read of platformThreadId === undefined ? [inHistory, inThread] : [inThread]) {
    const { messages } = await read();
    const found = messages.find((message) => message.ts === ts && !isGone(message));
    if (!found) continue;
    const [message] = await translate(slack, channel, [found]);
    if (message) return message;
  }
  throw new ConnectorError("not_found", `There is no message ${ts}`);
}

export async function readThread(
  slack: SlackClient,
  { platformChannelId, platformThreadId }: { platformChannelId: string; platformThreadId: string },
  page: PageRequest,
): Promise<Page<PlatformMessage>> {
  const place = { channel: platformChannelId, ts: platformThreadId, include_all_metadata: true };
  const answer = await slack.call("conversations.replies", { ...place, ...pageArguments(page) }, messagesSchema);
  // Some pages repeat the thread's first message.
  const isRepeated = ({ ts }: WireMessage) => page.cursor !== undefined && ts === platformThreadId;
  const messages = answer.messages.filter((message) => !isRepeated(message) && !isGone(message));
  return { entries: await translate(slack, platformChannelId, messages), nextCursor: nextCursorOf(answer) };
}
