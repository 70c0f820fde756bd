/** Messages that grow while they are read. */
import { z } from "zod";
import { channelArgument, jsonOf, ts, userId } from "../arguments.ts";
import { messageBlocks } from "../blocks/blocks.ts";
import { completeBlocks } from "../blocks/complete-blocks.ts";
import { chunks, metadata } from "../blocks/message-parts.ts";
import { changeMessage } from "../changes/change-message.ts";
import { isStreaming } from "../changes/is-streaming.ts";
import { postMessage } from "../changes/post-message.ts";
import { writeRichText } from "../changes/write-rich-text.ts";
import type { Block, Message } from "../records.ts";
import { refusal } from "../refusal.ts";
import { showReadMessage } from "../shapes/show-message.ts";
import { defineMethod, type SlackCall } from "../slack-call.ts";
import type { SlackState } from "../state.ts";
import type { World } from "../world.ts";
import { authorOf } from "./chat.ts";
import { authorship, findDestination, findOwnMessage, findThread } from "./message-contents.ts";

const piece = {
  markdown_text: z.string().min(1).max(12_000).optional(),
  chunks: jsonOf(chunks).optional(),
};
type Piece = z.infer<z.ZodObject<typeof piece>>;

export function chatStreamCalls(world: World): SlackCall[] {
  const { state, url } = world;
  return [
    defineMethod({
      name: "chat.startStream",
      tier: 2,
      scope: "chat:write",
      arguments: z.strictObject({
        channel: channelArgument,
        thread_ts: ts,
        ...piece,
        ...authorship,
        recipient_team_id: z.string().optional(),
        recipient_user_id: userId.optional(),
        task_display_mode: z.enum(["timeline", "plan", "dense"]).optional(),
      }),
      malformed: { channel: "C0000000001", markdown_text: "in no thread" },
      run({ args, caller, exchange }) {
        const channel = findDestination(state, caller, args.channel);
        if (channel.kind !== "direct") demandRecipient(args);
        const { text, blocks } = readPiece(args);
        const { message } = postMessage(world, {
          channelId: channel.id,
          ...authorOf(caller, args),
          text,
          blocks,
          threadTs: findThread(state, channel, args.thread_ts, exchange),
          isStreaming: true,
        });
        return { channel: channel.id, ts: message.ts };
      },
    }),
    defineMethod({
      name: "chat.appendStream",
      tier: 4,
      scope: "chat:write",
      arguments: z.strictObject({ channel: channelArgument, ts, ...piece }),
      malformed: { channel: "C0000000001", ts: "1.2", markdown_text: "more" },
      run({ args, caller }) {
        const message = findOwnMessage(state, caller, args, "message_not_owned_by_app");
        if (args.markdown_text === undefined && args.chunks === undefined) throw refusal("no_text");
        grow(state, message, args);
        return { channel: message.channelId, ts: message.ts };
      },
    }),
    defineMethod({
      name: "chat.stopStream",
      tier: 2,
      scope: "chat:write",
      arguments: z.strictObject({
        channel: channelArgument,
        ts,
        ...piece,
        blocks: jsonOf(messageBlocks).optional(),
        metadata: jsonOf(metadata).optional(),
        session_status: z.string().optional(),
      }),
      malformed: { channel: "C0000000001", ts: "1767326125.870439", chunks: [{ type: "noise" }] },
      run({ args, caller }) {
        const message = findOwnMessage(state, caller, args, "message_not_owned_by_app");
        grow(state, message, args);
        const blocks = [writeRichText(message.text), ...message.blocks, ...completeBlocks(args.blocks ?? [])];
        void changeMessage(world, message, { blocks, metadata: args.metadata ?? null, isStreaming: false }, null);
        return {
          channel: message.channelId,
          ts: message.ts,
          message: showReadMessage(state, message, url(), true),
        };
      },
    }),
  ].flat();
}

function demandRecipient(args: { recipient_team_id?: string; recipient_user_id?: string }): void {
  if (args.recipient_team_id === undefined) throw refusal("missing_recipient_team_id");
  if (args.recipient_user_id === undefined) throw refusal("missing_recipient_user_id");
}

function grow(state: SlackState, message: Message, piece: Piece): void {
  message.isStreaming = isStreaming(state, message);
  if (!message.isStreaming) throw refusal("message_not_in_streaming_state");
  const { text, blocks } = readPiece(piece);
  message.text += text;
  message.blocks = [...message.blocks, ...blocks];
}

function readPiece({ markdown_text: markdown, chunks: list = [] }: Piece): { text: string; blocks: Block[] } {
  if (markdown !== undefined && list.length > 0) throw refusal("markdown_text_conflict");
  const texts = list.flatMap((chunk) => (chunk.type === "markdown_text" ? [chunk.text] : []));
  const blocks = list.flatMap((chunk) => (chunk.type === "blocks" ? completeBlocks(chunk.blocks) : []));
  return { text: markdown ?? texts.join(""), blocks };
}
