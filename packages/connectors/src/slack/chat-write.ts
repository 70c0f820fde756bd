/** Messages and reactions: writing, changing and taking back. */
import {
  ConnectorError,
  type DeleteMessageInput,
  type DirectMessageInput,
  type MessageContent,
  type PostEphemeralInput,
  type PostedMessage,
  type PostMessageInput,
  type ReactInput,
  type UpdateMessageInput,
} from "@eureka/connector-sdk";
import { z } from "zod";
import type { CardSurface } from "./cards.ts";
import { anyAnswer, type SlackClient } from "./client.ts";
import { toSlackEmoji } from "./emoji.ts";
import { succeedOn } from "./errors.ts";
import { readHandle } from "./handle.ts";
import { writeContent, writeReplacement } from "./message-content.ts";
import { writeMetadata } from "./message-metadata.ts";
import { permalinkOf } from "./messages.ts";

export const postedSchema = z.looseObject({ channel: z.string().min(1), ts: z.string().min(1) });
const conversationSchema = z.looseObject({ channel: z.looseObject({ id: z.string().min(1) }) });

/** Names a message that was written. Its address is a kindness: nothing that was written fails because of it. */
export async function namePosted(
  slack: SlackClient,
  { channel, ts }: z.infer<typeof postedSchema>,
  platformThreadId?: string,
): Promise<PostedMessage> {
  const site = await slack.whoAmI().then(
    ({ url }) => url,
    () => undefined,
  );
  const isReply = platformThreadId !== undefined && platformThreadId !== ts;
  return {
    platformChannelId: channel,
    platformMessageId: ts,
    ...(isReply && { platformThreadId }),
    ...(site !== undefined && { permalink: permalinkOf(site, channel, { ts, thread_ts: platformThreadId }) }),
  };
}

/** Slack refuses a whole message when it cannot load its picture; then the address of the picture goes out instead. */
async function withPictureOrLink<Result>(
  content: MessageContent,
  write: (surface: CardSurface) => Promise<Result>,
): Promise<Result> {
  try {
    return await write({});
  } catch (error) {
    const isRefused = error instanceof ConnectorError && error.platformCode === "invalid_blocks";
    if (!isRefused || !content.card?.image) throw error;
    return write({ imageAsLink: true });
  }
}

export function postMessage(slack: SlackClient, input: PostMessageInput): Promise<PostedMessage> {
  const { intent, platformChannelId, platformThreadId, content } = input;
  return withPictureOrLink(content, async (surface) => {
    const posted = await slack.call(
      "chat.postMessage",
      {
        channel: platformChannelId,
        ...(platformThreadId !== undefined && { thread_ts: platformThreadId }),
        ...writeContent(content, surface),
        metadata: writeMetadata(intent, content.text),
        unfurl_links: false,
        unfurl_media: false,
      },
      postedSchema,
    );
    return namePosted(slack, posted, platformThreadId);
  });
}

/** The metadata stays as it was: an intent names the message that it made, whatever stands there later. */
export function updateMessage(slack: SlackClient, { message, content }: UpdateMessageInput): Promise<PostedMessage> {
  return withPictureOrLink(content, async (surface) => {
    const place = { channel: message.platformChannelId, ts: message.platformMessageId };
    const updated = await slack.call("chat.update", { ...place, ...writeReplacement(content, surface) }, postedSchema);
    return namePosted(slack, updated, message.platformThreadId);
  });
}

export function deleteMessage(slack: SlackClient, { message }: DeleteMessageInput): Promise<void> {
  const place = { channel: message.platformChannelId, ts: message.platformMessageId };
  return succeedOn(["message_not_found"], () => slack.call("chat.delete", place, anyAnswer));
}

const notInside: ReadonlySet<string> = new Set(["not_in_channel", "channel_not_found", "user_not_in_channel"]);

/** Where we are not in the channel, the answer goes to the address that came with the press or command. */
export function postEphemeral(slack: SlackClient, input: PostEphemeralInput): Promise<void> {
  const { platformChannelId, platformThreadId, platformUserId, content, replyHandle } = input;
  return withPictureOrLink(content, async (surface) => {
    const thread = platformThreadId === undefined ? {} : { thread_ts: platformThreadId };
    const message = { ...writeContent(content, surface), ...thread };
    try {
      await slack.call(
        "chat.postEphemeral",
        { channel: platformChannelId, user: platformUserId, ...message },
        anyAnswer,
      );
    } catch (error) {
      const responseUrl = replyHandle === undefined ? undefined : readHandle(replyHandle).responseUrl;
      if (!(error instanceof ConnectorError && notInside.has(error.platformCode ?? "")) || !responseUrl) throw error;
      await slack.respond(responseUrl, { response_type: "ephemeral", replace_original: false, ...message });
    }
  });
}

/** The conversation with a person; opening it again gives the same one. */
export async function openConversation(slack: SlackClient, platformUserId: string): Promise<string> {
  const { channel } = await slack.call("conversations.open", { users: platformUserId }, conversationSchema);
  return channel.id;
}

export async function directMessage(slack: SlackClient, input: DirectMessageInput): Promise<PostedMessage> {
  const { intent, platformUserId, content } = input;
  return postMessage(slack, { intent, platformChannelId: await openConversation(slack, platformUserId), content });
}

export function react(slack: SlackClient, { message, emoji, change }: ReactInput): Promise<void> {
  const place = { channel: message.platformChannelId, timestamp: message.platformMessageId };
  const reaction = { ...place, name: toSlackEmoji(emoji) };
  return change === "add"
    ? succeedOn(["already_reacted"], () => slack.call("reactions.add", reaction, anyAnswer))
    : succeedOn(["no_reaction"], () => slack.call("reactions.remove", reaction, anyAnswer));
}
