/** What Eureka itself does in its chat. Every function may be repeated: the second time it changes nothing. */
import { isDeepStrictEqual } from "node:util";
import type { Card } from "@eureka/contracts/card";
import { EurekaError, invalidField, notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import { messageTextSchema } from "@eureka/contracts/message";
import { emojiSchema } from "@eureka/contracts/reaction";
import { textLimits } from "@eureka/contracts/text";
import { claimContent, type StoredContent } from "../files/index.ts";
import type { Context } from "../operations/index.ts";
import { findPersonalWorkspace } from "../tenancy/index.ts";
import { changeReaction } from "./change-reaction.ts";
import { type ChannelRow, selectDirectChannel } from "./channels.store.ts";
import { emitMessageEvent } from "./emit-channel-event.ts";
import { eraseMessage } from "./erase-message.ts";
import { readPlatformMentions } from "./find-mentions.ts";
import { putMemberInto } from "./join-channel-record.ts";
import { assertNotArchived } from "./load-channel.ts";
import { loadMessage, rootOf } from "./load-message.ts";
import { makeChannel } from "./make-channel.ts";
import {
  insertMessageFiles,
  type MessageRow,
  returnPosition,
  selectMessageIdOfIntent,
  selectPostPlace,
  updateMessageRow,
} from "./messages.store.ts";
import { writeMessage } from "./write-message.ts";

export interface ConnectorPost {
  /** Names the wish for good: a second post with it gives the message of the first. At most 64 characters. */
  readonly intent: string;
  readonly channelId: Id<"channel">;
  readonly threadId?: Id<"message"> | undefined;
  /** Markdown in which `<@member id>` mentions. */
  readonly text: string;
  readonly card?: Card | undefined;
  /** Set: only this member sees it. */
  readonly visibleTo?: Id<"member"> | undefined;
  /** Bytes that are stored already and become a file of the message. They are left alone where an earlier post is found. */
  readonly file?: { readonly content: StoredContent; readonly name: string; readonly mediaType: string } | undefined;
}

/** Writes a message as Eureka. Throws `channel.not_found`, `channel.archived`, `message.not_found` for a thread that is not there. */
export async function postFromConnector(context: Context, input: ConnectorPost): Promise<MessageRow> {
  const place = await findPostPlace(context, input);
  if (place.earlier) return loadEarlier(context, place.earlier);
  return writeOnce(context, place.channel, input, { threadId: place.threadId, visibleTo: input.visibleTo });
}

/** The message that a post with the intent wrote already, or null. Throws as {@link postFromConnector} does where it could not write. */
export async function findEarlierPost(context: Context, input: ConnectorPost): Promise<MessageRow | null> {
  const { earlier } = await findPostPlace(context, input);
  return earlier && loadEarlier(context, earlier);
}

type FoundPlace =
  | { readonly earlier: Id<"message"> }
  | { readonly earlier: null; readonly channel: ChannelRow; readonly threadId: Id<"message"> | null };

async function findPostPlace(context: Context, input: ConnectorPost): Promise<FoundPlace> {
  checkText(input.text);
  const { channelId, threadId = null, intent } = input;
  const place = await selectPostPlace(context.transaction, { channelId, threadId, intent });
  if (!place) throw notFound("channel", channelId);
  if (place.earlier) return { earlier: place.earlier };
  assertNotArchived(place.channel);
  return { earlier: null, channel: place.channel, threadId: threadId && rootOf(threadId, place.thread) };
}

/** Writes to one member, in a channel of their own that is made with the first message. Throws `member.not_found`. */
export async function postDirectFromConnector(
  context: Context,
  { memberId, ...input }: Pick<ConnectorPost, "intent" | "text" | "card"> & { readonly memberId: Id<"member"> },
): Promise<MessageRow> {
  checkText(input.text);
  const earlier = await selectMessageIdOfIntent(context.transaction, input.intent);
  if (earlier) return loadEarlier(context, earlier);
  return writeOnce(context, await findDirectChannel(context, memberId), input, { threadId: null });
}

async function loadEarlier(context: Context, id: Id<"message">): Promise<MessageRow> {
  return (await loadMessage(context, id)).message;
}

interface PlaceInChannel {
  readonly threadId: Id<"message"> | null;
  readonly visibleTo?: Id<"member"> | undefined;
}

async function writeOnce(
  context: Context,
  channel: ChannelRow,
  { intent, text, card, file }: Pick<ConnectorPost, "intent" | "text" | "card" | "file">,
  { threadId, visibleTo }: PlaceInChannel,
): Promise<MessageRow> {
  const content = await readPlatformMentions(context, channel, text);
  const written = await writeMessage(context, channel, {
    text: content.text.slice(0, textLimits.message),
    card: card ?? null,
    threadId,
    authorMemberId: null,
    visibleToMemberId: visibleTo ?? null,
    mentionedMemberIds: content.mentioned,
    intent,
  });
  if (written) {
    if (file) await addFile(context, channel, written.id, file);
    return written;
  }
  // Another attempt at the same wish was faster, and has committed meanwhile.
  const faster = await selectMessageIdOfIntent(context.transaction, intent);
  if (!faster) throw new EurekaError("channel.archived", { id: channel.id });
  await returnPosition(context.transaction, channel.id);
  return loadEarlier(context, faster);
}

/** The file is nobody's own and only this message carries it, so that whoever may read the message sees it and nobody else. */
async function addFile(
  context: Context,
  { workspaceId }: ChannelRow,
  messageId: Id<"message">,
  { content, name, mediaType }: NonNullable<ConnectorPost["file"]>,
): Promise<void> {
  const { id } = await claimContent(context, content, { workspaceId, name, mediaType });
  await insertMessageFiles(context.transaction, messageId, [id]);
}

async function findDirectChannel(context: Context, memberId: Id<"member">): Promise<ChannelRow> {
  const existing = await selectDirectChannel(context.transaction, memberId);
  if (existing) return existing;
  const workspace = await findPersonalWorkspace(context, memberId);
  if (!workspace) throw notFound("member", memberId);
  const made = await makeChannel(context, {
    workspaceId: workspace.id,
    name: "Eureka",
    kind: "direct",
    directMemberId: memberId,
  });
  const channel = made ?? (await selectDirectChannel(context.transaction, memberId));
  if (!channel) throw new Error("a direct channel is neither there nor can it be made");
  await putMemberInto(context, channel, memberId);
  return channel;
}

/** Brings a message of Eureka to other content. Throws `message.not_found` when it is gone, `permission.denied` when a person wrote it. */
export async function updateFromConnector(
  context: Context,
  {
    messageId,
    text,
    card,
  }: { readonly messageId: Id<"message">; readonly text: string; readonly card?: Card | undefined },
): Promise<MessageRow> {
  checkText(text);
  const { message, channel } = await loadOwnMessage(context, messageId);
  if (message.deletedAt) throw notFound("message", messageId);
  const content = await readPlatformMentions(context, channel, text);
  const wanted = { text: content.text.slice(0, textLimits.message), card: card ?? null };
  if (wanted.text === message.text && isDeepStrictEqual(wanted.card, message.card)) return message;
  const change = {
    ...wanted,
    mentionedMemberIds: content.mentioned,
    editedAt: context.clock.now(),
    version: message.version + 1,
  };
  await updateMessageRow(context.transaction, messageId, change);
  const changed = { ...message, ...change };
  emitMessageEvent(context, channel, changed, "message.edited");
  return changed;
}

/** Deletes a message of Eureka; one that is gone stays gone. */
export async function deleteFromConnector(context: Context, messageId: Id<"message">): Promise<void> {
  const { message, channel } = await loadOwnMessage(context, messageId);
  await eraseMessage(context, channel, message);
}

/** Eureka's own reaction. */
export async function reactFromConnector(
  context: Context,
  input: { readonly messageId: Id<"message">; readonly emoji: string; readonly change: "add" | "remove" },
): Promise<void> {
  if (!emojiSchema.safeParse(input.emoji).success) throw invalidField("emoji", "invalid", "must be an emoji's name");
  const { message, channel } = await loadMessage(context, input.messageId, { lock: true });
  await changeReaction(context, channel, message, { ...input, memberId: null });
}

async function loadOwnMessage(context: Context, messageId: Id<"message">) {
  const target = await loadMessage(context, messageId, { lock: true });
  if (target.message.authorMemberId) throw new EurekaError("permission.denied", { permission: "message:update" });
  return target;
}

function checkText(text: string): void {
  const result = messageTextSchema.safeParse(text);
  if (!result.success) throw invalidField("text", "invalid", result.error.issues[0]?.message ?? "is not a message");
}
