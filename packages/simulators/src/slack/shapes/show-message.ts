import type { Install, Message } from "../records.ts";
import type { SlackState } from "../state.ts";
import { seconds } from "./show-channel.ts";
import { showFile } from "./show-file.ts";

export function showBotProfile(
  state: SlackState,
  { botId, appId, teamId }: Pick<Install, "botId" | "appId" | "teamId">,
) {
  const picture = (size: number) => `https://avatars.example/${botId}-${size}.png`;
  return {
    id: botId,
    app_id: appId,
    name: state.app(appId).name,
    icons: { image_36: picture(36), image_48: picture(48), image_72: picture(72) },
    deleted: false,
    updated: seconds(state.now()),
    team_id: teamId,
  };
}

/** A message without its thread's counts, as events carry it. `channel` and `event_ts` stand beside it. */
export function showMessage(state: SlackState, message: Message, address: string) {
  const { ts, userId, teamId, bot, subtype, text, blocks, attachments, threadTs, edited, fileIds } = message;
  const parent = threadTs === null || threadTs === ts ? undefined : state.message(message.channelId, threadTs);
  const files = fileIds.flatMap((id) => state.files.get(id) ?? []);
  const isFileShare = subtype === "file_share";
  return {
    type: "message",
    ...(subtype !== null && { subtype }),
    ...(userId !== "" && { user: userId }),
    text,
    ts,
    ...(bot && (subtype === null || subtype === "bot_message") && { bot_id: bot.botId }),
    ...(bot && subtype === null && { bot_profile: showBotProfile(state, { ...bot, teamId }) }),
    ...(message.username !== null && { username: message.username }),
    ...(message.icons && { icons: message.icons }),
    ...(message.clientMessageId !== null && !isFileShare && { client_msg_id: message.clientMessageId }),
    ...(hasTeam(subtype) && { team: teamId }),
    ...(blocks.length > 0 && { blocks }),
    ...(attachments.length > 0 && { attachments }),
    ...(files.length > 0 && {
      files: files.map((file) => showFile(state, file, address)),
      upload: false,
      ...(isFileShare && { display_as_bot: false }),
    }),
    ...(threadTs !== null && { thread_ts: threadTs }),
    ...(parent && subtype !== "thread_broadcast" && subtype !== "bot_message" && { parent_user_id: parent.userId }),
    ...(subtype === "thread_broadcast" && parent && { root: showRoot(state, parent) }),
    ...(edited && { edited: { user: edited.userId, ts: edited.ts } }),
    ...message.extra,
  };
}

/** Slack leaves the workspace out of these. */
function hasTeam(subtype: string | null): boolean {
  return subtype === null || !["file_share", "thread_broadcast", "bot_message", "tombstone"].includes(subtype);
}

/** What a message that began a thread knows about it; nothing for all others. */
export function showThread(state: SlackState, message: Message) {
  const replies = state.replies(message.channelId, message.ts);
  const last = replies.at(-1);
  if (!last) return {};
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: repliersOf(replies).length,
    latest_reply: last.ts,
    subscribed: false,
  };
}

function repliersOf(replies: readonly Message[]): string[] {
  return [...new Set(replies.map(({ userId }) => userId).filter((id) => id !== ""))];
}

function showRoot(state: SlackState, message: Message) {
  const { userId, text, ts, teamId, bot } = message;
  return {
    type: "message",
    ...(userId !== "" && { user: userId }),
    ...(bot && { bot_id: bot.botId }),
    text,
    ts,
    team: teamId,
    ...showThread(state, message),
  };
}

/** A message as the calls that read give it: with its app, its thread, its reactions, and on request its metadata. */
export function showReadMessage(state: SlackState, message: Message, address: string, withMetadata: boolean) {
  const { bot, reactions, metadata } = message;
  const replies = state.replies(message.channelId, message.ts);
  return {
    ...showMessage(state, message, address),
    ...(bot && { bot_id: bot.botId, app_id: bot.appId }),
    ...showThread(state, message),
    ...(replies.length > 0 && { reply_users: repliersOf(replies), is_locked: false }),
    ...(reactions.size > 0 && { reactions: showReactions(message) }),
    ...(withMetadata && metadata && { metadata }),
  };
}

export function showReactions({ reactions }: Message) {
  return [...reactions].map(([name, users]) => ({ name, users, count: users.length }));
}
