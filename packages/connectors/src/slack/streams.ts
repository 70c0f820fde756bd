/** Text that grows: https://docs.slack.dev/reference/methods/chat.startStream. Streams take Markdown as it is. */
import {
  ConnectorError,
  type Intent,
  type PostedMessage,
  type PostMessageInput,
  type StreamInput,
  type UpdateMessageInput,
} from "@eureka/connector-sdk";
import { type Card, cardSchema } from "@eureka/contracts/card";
import type { KnownBlock } from "./blocks.ts";
import { renderSlackCard } from "./cards.ts";
import { namePosted, postedSchema, updateMessage } from "./chat-write.ts";
import { anyAnswer, type SlackClient } from "./client.ts";
import { succeedOn } from "./errors.ts";
import { readHandle } from "./handle.ts";
import { blockIdOfIntent, writeMetadata } from "./message-metadata.ts";
import { escapeLiteral } from "./text-patterns.ts";

const longestPiece = 12_000;

/**
 * Starts a stream in a thread. Outside of direct conversations Slack wants to know for whom it is: the handle of the press or command says so.
 * Throws "invalid" where it does not, or where there is no thread; the host then posts and edits.
 */
export async function startStream(slack: SlackClient, input: PostMessageInput): Promise<PostedMessage> {
  const { intent, platformChannelId, platformThreadId, content, replyHandle } = input;
  const handle = replyHandle === undefined ? {} : readHandle(replyHandle);
  const isDirect = platformChannelId.startsWith("D");
  if (platformThreadId === undefined) throw new ConnectorError("invalid", "Slack streams only into threads");
  if (!isDirect && !(handle.user && handle.team)) {
    throw new ConnectorError("invalid", "Slack streams only in answer to somebody");
  }
  const started = await slack.call(
    "chat.startStream",
    {
      channel: platformChannelId,
      thread_ts: platformThreadId,
      chunks: [
        { type: "blocks", blocks: writeHead(intent, content.card) },
        ...(content.text === "" ? [] : [{ type: "markdown_text", text: writePiece(content.text) }]),
      ],
      ...(handle.user && handle.team && { recipient_user_id: handle.user, recipient_team_id: handle.team }),
    },
    postedSchema,
  );
  return namePosted(slack, started, platformThreadId);
}

export async function appendStream(slack: SlackClient, { message, text }: StreamInput): Promise<void> {
  if (text === "") return;
  const place = { channel: message.platformChannelId, ts: message.platformMessageId };
  for (let start = 0; start < text.length; start += longestPiece) {
    const piece = text.slice(start, start + longestPiece);
    await slack.call("chat.appendStream", { ...place, markdown_text: writePiece(piece) }, anyAnswer);
  }
}

/** Stopping what has stopped, and finishing it again, changes nothing. */
export async function stopStream(slack: SlackClient, input: UpdateMessageInput): Promise<PostedMessage> {
  const { intent, message, content } = input;
  const place = { channel: message.platformChannelId, ts: message.platformMessageId };
  const end = { ...place, metadata: writeMetadata(intent, content.text) };
  await succeedOn(["message_not_in_streaming_state"], () => slack.call("chat.stopStream", end, anyAnswer));
  return updateMessage(slack, input);
}

/** What stands above the growing text. A stream takes no metadata: the name of its first block says whose intent it is. */
function writeHead(intent: Intent, card: Card | undefined): KnownBlock[] {
  const shown = card && cardSchema.parse({ title: card.title, actions: card.actions });
  const [first = { type: "divider" }, ...rest] = shown ? renderSlackCard(shown).payload.blocks : [];
  return [{ ...first, block_id: blockIdOfIntent(intent) }, ...rest];
}

/** Mentions of everybody are shown, as in all that we say. */
function writePiece(text: string): string {
  return text.replace(/<!/g, () => escapeLiteral("<!"));
}
