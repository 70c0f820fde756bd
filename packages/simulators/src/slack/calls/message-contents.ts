/** What the calls that write messages share: their contents, and where they may go. */
import { z } from "zod";
import type { Exchange } from "../../loopback/index.ts";
import { flag, jsonOf } from "../arguments.ts";
import { messageBlocks } from "../blocks/blocks.ts";
import { completeBlocks } from "../blocks/complete-blocks.ts";
import { attachments } from "../blocks/message-parts.ts";
import { writeRichText } from "../changes/write-rich-text.ts";
import type { Channel, Message } from "../records.ts";
import { refusal } from "../refusal.ts";
import type { Caller } from "../slack-call.ts";
import { channelFor, type SlackState } from "../state.ts";

export const contents = {
  text: z.string().optional(),
  blocks: jsonOf(messageBlocks).optional(),
  attachments: jsonOf(attachments).optional(),
  markdown_text: z.string().min(1).max(12_000).optional(),
  parse: z.enum(["full", "none"]).optional(),
  link_names: flag.optional(),
  as_user: flag.optional(),
};

export const authorship = {
  username: z.string().min(1).max(80).optional(),
  icon_emoji: z.string().optional(),
  icon_url: z.url().optional(),
};

interface Contents {
  readonly text?: string | undefined;
  readonly blocks?: readonly { readonly type: string }[] | undefined;
  readonly attachments?: readonly object[] | undefined;
  readonly markdown_text?: string | undefined;
}

/** Slack's largest text. What is longer is cut without a word, so the simulator records it. */
const largestText = 40_000;

/** @throws no_text, markdown_text_conflict */
export function readContents(contents: Contents, exchange: Exchange): Pick<Message, "text" | "blocks" | "attachments"> {
  const { blocks = [], attachments: secondary = [], markdown_text: markdown } = contents;
  if (markdown !== undefined && (contents.text !== undefined || blocks.length > 0)) {
    throw refusal("markdown_text_conflict");
  }
  const given = markdown ?? contents.text ?? "";
  if (given === "" && blocks.length === 0 && secondary.length === 0) throw refusal("no_text");
  if (given.length > largestText) exchange.recordViolation([`text: Slack cuts it at ${largestText} characters`]);
  const text = given.slice(0, largestText);
  return {
    text,
    blocks: blocks.length > 0 ? completeBlocks(blocks) : text === "" ? [] : [writeRichText(text)],
    attachments: secondary.map((attachment, index) => ({ id: index + 1, ...attachment })),
  };
}

/** @throws channel_not_found, is_archived, not_in_channel */
export function findDestination(state: SlackState, { token, install }: Caller, channelId: string): Channel {
  if (/^[UW]/.test(channelId)) return findDirect(state, channelId, { token, install });
  const channel = channelFor(state, install, channelId, token.userId);
  if (channel.isArchived) throw refusal("is_archived");
  const mayWrite = channel.memberIds.has(token.userId) || token.scopes.includes("chat:write.public");
  if (!mayWrite) throw refusal("not_in_channel");
  return channel;
}

function findDirect(state: SlackState, userId: string, { token, install }: Pick<Caller, "token" | "install">): Channel {
  const user = state.users.get(userId);
  if (!user || user.isDeleted || !state.covers(install, user.teamId)) throw refusal("channel_not_found");
  return state.directChannel([token.userId, userId], token.userId).channel;
}

/** The `ts` under which a thread is kept. An answer's own `ts` leads to the beginning of its thread, which Slack advises against. */
export function findThread(state: SlackState, channel: Channel, threadTs: string | undefined, exchange: Exchange) {
  if (threadTs === undefined) return null;
  const parent = state.message(channel.id, threadTs);
  if (!parent || parent.visibleTo !== null) throw refusal("thread_not_found");
  if (parent.threadTs === null || parent.threadTs === parent.ts) return parent.ts;
  exchange.recordViolation(["thread_ts: names an answer instead of the message that began the thread"]);
  return parent.threadTs;
}

/** A message that the caller wrote. @throws message_not_found, or the given word when it is somebody else's */
export function findOwnMessage(
  state: SlackState,
  { token, install }: Caller,
  { channel, ts: at }: { readonly channel: string; readonly ts: string },
  notMine: string,
): Message {
  const place = channelFor(state, install, channel, token.userId);
  const message = state.message(place.id, at);
  if (!message || message.visibleTo !== null) throw refusal("message_not_found");
  const isMine = token.kind === "bot" ? message.bot?.botId === install.botId : message.userId === token.userId;
  if (!isMine) throw refusal(notMine);
  return message;
}
