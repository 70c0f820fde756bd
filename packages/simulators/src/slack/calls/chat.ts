/** Writing, changing and deleting messages. */
import { z } from "zod";
import { channelArgument, flag, jsonOf, ts, userId } from "../arguments.ts";
import { metadata } from "../blocks/message-parts.ts";
import { changeMessage, deleteMessage } from "../changes/change-message.ts";
import { isStreaming } from "../changes/is-streaming.ts";
import { type NewMessage, postMessage } from "../changes/post-message.ts";
import type { Message } from "../records.ts";
import { refusal } from "../refusal.ts";
import { showReadMessage } from "../shapes/show-message.ts";
import { type Caller, defineMethod, type SlackCall } from "../slack-call.ts";
import { channelFor } from "../state.ts";
import type { World } from "../world.ts";
import { authorship, contents, findDestination, findOwnMessage, findThread, readContents } from "./message-contents.ts";

export function chatCalls(world: World): SlackCall[] {
  return [postCall(world), ephemeralCall(world), updateCall(world), deleteCall(world), permalinkCall(world)].flat();
}

function postCall(world: World) {
  const { state, url } = world;
  return defineMethod({
    name: "chat.postMessage",
    tier: "special",
    scope: "chat:write",
    arguments: z.strictObject({
      channel: channelArgument,
      ...contents,
      ...authorship,
      thread_ts: ts.optional(),
      reply_broadcast: flag.optional(),
      metadata: jsonOf(metadata).optional(),
      unfurl_links: flag.optional(),
      unfurl_media: flag.optional(),
      mrkdwn: flag.optional(),
    }),
    malformed: { channel: "C0000000001", blocks: [{ type: "section", text: { type: "mrkdwn", text: "" } }] },
    run({ args, caller, exchange, requireScope }) {
      if (args.username !== undefined || args.icon_emoji !== undefined || args.icon_url !== undefined) {
        requireScope("chat:write.customize");
      }
      const channel = findDestination(state, caller, args.channel);
      const threadTs = findThread(state, channel, args.thread_ts, exchange);
      const { message } = postMessage(world, {
        channelId: channel.id,
        ...authorOf(caller, args),
        ...readContents(args, exchange),
        threadTs,
        metadata: args.metadata ?? null,
        isBroadcast: threadTs !== null && args.reply_broadcast === true,
      });
      return { channel: channel.id, ts: message.ts, message: showReadMessage(state, message, url(), true) };
    },
  });
}

/** Under a name of its own an app's message belongs to no user. */
export function authorOf(
  { token, install }: Caller,
  {
    username,
    icon_emoji: emoji,
    icon_url: picture,
  }: { username?: string; icon_emoji?: string; icon_url?: string } = {},
): Pick<NewMessage, "userId" | "teamId" | "bot" | "username" | "icons"> {
  const { teamId, botId, appId } = install;
  const icons: Record<string, string> | null =
    emoji !== undefined ? { emoji } : picture !== undefined ? { image_48: picture } : null;
  return {
    teamId,
    bot: token.kind === "bot" ? { botId, appId } : null,
    userId: username === undefined ? token.userId : "",
    username: username ?? null,
    icons: username === undefined ? null : icons,
  };
}

function ephemeralCall(world: World) {
  const { state } = world;
  return defineMethod({
    name: "chat.postEphemeral",
    tier: 4,
    scope: "chat:write",
    arguments: z.strictObject({
      channel: channelArgument,
      user: userId,
      ...contents,
      ...authorship,
      thread_ts: ts.optional(),
    }),
    malformed: { channel: "C0000000001", text: "for nobody" },
    run({ args, caller, exchange }) {
      const channel = findDestination(state, caller, args.channel);
      if (!channel.memberIds.has(args.user)) throw refusal("user_not_in_channel");
      const { message } = postMessage(world, {
        channelId: channel.id,
        ...authorOf(caller, args),
        ...readContents(args, exchange),
        threadTs: findThread(state, channel, args.thread_ts, exchange),
        visibleTo: args.user,
      });
      return { message_ts: message.ts };
    },
  });
}

/** docs.slack.dev/reference/methods/chat.update: the text of an update is shorter than that of a new message. */
const largestUpdate = 4_000;

function updateCall(world: World) {
  const { state, url } = world;
  return defineMethod({
    name: "chat.update",
    tier: 3,
    scope: "chat:write",
    arguments: z.strictObject({
      channel: channelArgument,
      ts,
      ...contents,
      metadata: jsonOf(metadata).optional(),
      reply_broadcast: flag.optional(),
      file_ids: jsonOf(z.array(z.string())).optional(),
    }),
    malformed: { channel: "C0000000001", ts: "yesterday", text: "new" },
    run({ args, caller, exchange }) {
      const message = findOwnMessage(state, caller, args, "cant_update_message");
      if (state.channel(message.channelId).isArchived) throw refusal("is_archived");
      if (isStreaming(state, message)) throw refusal("streaming_state_conflict");
      if ((args.text?.length ?? 0) > largestUpdate) {
        exchange.recordViolation([`text: an update has at most ${largestUpdate} characters`]);
        throw refusal("msg_too_long");
      }
      const isEmpty = [args.text, args.markdown_text, args.blocks, args.attachments].every(
        (part) => part === undefined,
      );
      if (isEmpty) throw refusal("no_text");
      void changeMessage(world, message, mergeContents(message, args, exchange), caller.token.userId);
      return {
        channel: message.channelId,
        ts: message.ts,
        text: message.text,
        message: showReadMessage(state, message, url(), true),
      };
    },
  });
}

/** What an update leaves out stays; blocks that Slack made of the text follow the text. */
function mergeContents(
  message: Message,
  args: Parameters<typeof readContents>[0] & { readonly metadata?: Message["metadata"] | undefined },
  exchange: Parameters<typeof readContents>[1],
) {
  const kept = {
    text: args.markdown_text === undefined ? (args.text ?? message.text) : undefined,
    blocks: args.blocks ?? (message.blocks.some(({ type }) => type !== "rich_text") ? message.blocks : undefined),
    attachments: args.attachments ?? message.attachments,
    markdown_text: args.markdown_text,
  };
  const isMarkdown = args.markdown_text !== undefined;
  const read = readContents(isMarkdown ? { ...kept, blocks: undefined } : kept, exchange);
  return { ...read, ...(args.metadata !== undefined && { metadata: args.metadata }) };
}

function deleteCall(world: World) {
  return defineMethod({
    name: "chat.delete",
    tier: 3,
    scope: "chat:write",
    arguments: z.strictObject({ channel: channelArgument, ts, as_user: flag.optional() }),
    malformed: { channel: "C0000000001" },
    run({ args, caller }) {
      const message = findOwnMessage(world.state, caller, args, "cant_delete_message");
      void deleteMessage(world, message);
      return { channel: message.channelId, ts: message.ts };
    },
  });
}

function permalinkCall({ state }: World) {
  return defineMethod({
    name: "chat.getPermalink",
    tier: "special",
    reads: true,
    arguments: z.strictObject({ channel: channelArgument, message_ts: ts }),
    malformed: { channel: "C0000000001" },
    run({ args, caller: { install, token } }) {
      const channel = channelFor(state, install, args.channel, token.userId);
      const message = state.message(channel.id, args.message_ts);
      if (!message || message.visibleTo !== null) throw refusal("message_not_found");
      const link = `https://${state.team(install.teamId).domain}.slack.com/archives/${channel.id}/p${message.ts.replace(".", "")}`;
      const { threadTs } = message;
      const thread = threadTs === null ? "" : `?${new URLSearchParams({ thread_ts: threadTs, cid: channel.id })}`;
      return { channel: channel.id, permalink: link + thread };
    },
  });
}
