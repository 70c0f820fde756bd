/** What an app answers to a command, or sends to a response address, as a message. */
import { z } from "zod";
import { listProblems } from "../../loopback/index.ts";
import { ts } from "../arguments.ts";
import { messageBlocks } from "../blocks/blocks.ts";
import { completeBlocks } from "../blocks/complete-blocks.ts";
import { attachments, metadata } from "../blocks/message-parts.ts";
import type { Message } from "../records.ts";
import type { World } from "../world.ts";
import { changeMessage, deleteMessage } from "./change-message.ts";
import { postMessage } from "./post-message.ts";
import { writeRichText } from "./write-rich-text.ts";

const answerSchema = z.strictObject({
  response_type: z.enum(["in_channel", "ephemeral"]).optional(),
  text: z.string().optional(),
  blocks: messageBlocks.optional(),
  attachments: attachments.optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
  thread_ts: ts.optional(),
  mrkdwn: z.boolean().optional(),
  parse: z.enum(["full", "none"]).optional(),
  link_names: z.boolean().optional(),
  unfurl_links: z.boolean().optional(),
  unfurl_media: z.boolean().optional(),
  metadata: metadata.optional(),
});

export interface AnswerPlace {
  readonly appId: string;
  readonly teamId: string;
  /** The person who did something, and alone sees an ephemeral answer. */
  readonly userId: string;
  readonly channelId: string;
  /** The message that may be replaced or deleted. */
  readonly messageTs: string | null;
  readonly threadTs: string | null;
}

export type WrittenAnswer =
  | { readonly kind: "written"; readonly message: Message | null }
  | { readonly kind: "refused"; readonly error: string; readonly problems: readonly string[] };

export function writeAnswer(world: World, place: AnswerPlace, given: unknown): WrittenAnswer {
  const { state } = world;
  const read = answerSchema.safeParse(given);
  if (!read.success) return { kind: "refused", error: "invalid_payload", problems: listProblems(read.error) };
  const { text = "", blocks = [], attachments: secondary = [], ...answer } = read.data;
  const original = place.messageTs === null ? undefined : state.message(place.channelId, place.messageTs);
  if (answer.delete_original) {
    if (original) void deleteMessage(world, original);
    return { kind: "written", message: null };
  }
  if (text === "" && blocks.length === 0 && secondary.length === 0) {
    return { kind: "refused", error: "no_text", problems: ["needs text, blocks or attachments"] };
  }
  const contents = {
    text,
    blocks: blocks.length > 0 ? completeBlocks(blocks) : text === "" ? [] : [writeRichText(text)],
    attachments: secondary.map((attachment, index) => ({ id: index + 1, ...attachment })),
  };
  if (answer.replace_original && original) {
    void changeMessage(world, original, contents, original.userId);
    return { kind: "written", message: original };
  }
  const install = state.activeInstall(place.appId, place.teamId);
  if (!install) return { kind: "refused", error: "no_app", problems: ["the app is not installed any more"] };
  const { message } = postMessage(world, {
    ...contents,
    channelId: place.channelId,
    teamId: place.teamId,
    userId: install.botUserId,
    bot: { botId: install.botId, appId: install.appId },
    threadTs: answer.thread_ts ?? place.threadTs,
    metadata: answer.metadata ?? null,
    visibleTo: answer.response_type === "in_channel" ? null : place.userId,
  });
  return { kind: "written", message };
}
