/** Looking for a write whose answer never came. */
import type { MessageIntentSearch, PostedMessage } from "@eureka/connector-sdk";
import { messagesSchema, mostOnPage, nextCursorOf } from "./chat-read.ts";
import { namePosted, openConversation } from "./chat-write.ts";
import type { SlackClient } from "./client.ts";
import { carriesIntent } from "./message-metadata.ts";

/** Slack's clock and ours need not agree. */
const clockDifferenceSeconds = 60;

export async function findByIntent(slack: SlackClient, search: MessageIntentSearch): Promise<PostedMessage | null> {
  const { intent, sentTo, sentAfter } = search;
  const channel =
    "platformUserId" in sentTo ? await openConversation(slack, sentTo.platformUserId) : sentTo.platformChannelId;
  const thread = "platformUserId" in sentTo ? undefined : sentTo.platformThreadId;
  const oldest = (sentAfter.getTime() / 1_000 - clockDifferenceSeconds).toFixed(6);
  const range = { channel, oldest, limit: mostOnPage, include_all_metadata: true };
  let cursor: string | null = null;
  do {
    const page: Record<string, unknown> = cursor === null ? range : { ...range, cursor };
    const answer =
      thread === undefined
        ? await slack.call("conversations.history", page, messagesSchema)
        : await slack.call("conversations.replies", { ...page, ts: thread }, messagesSchema);
    const found = answer.messages.find((message) => carriesIntent(message, intent));
    if (found) return namePosted(slack, { channel, ts: found.ts }, found.thread_ts ?? undefined);
    cursor = nextCursorOf(answer);
  } while (cursor !== null);
  return null;
}
