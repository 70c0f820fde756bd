/** Talking in the built-in chat. */
import {
  type ChatCapability,
  ConnectorError,
  type MessageContent,
  type MessageReference,
  type Page,
  type PageRequest,
  type PostedMessage,
  writeCardAsText,
} from "@eureka/connector-sdk";
import type { Card } from "@eureka/contracts/card";
import { escapeMarkdown } from "@eureka/contracts/escape-markdown";
import { textLimits } from "@eureka/contracts/text";
import { renderBuiltInCard } from "./cards.ts";
import type { BuiltInChatClient, BuiltInRange, WrittenMessage } from "./client.ts";
import { translateErrors } from "./client-errors.ts";
import { drawForm, readHandle } from "./forms.ts";
import { messageOf } from "./translate-delivery.ts";

const defaultPage = 50;

/** Makes the chat capability over the host's chat. The chat itself makes one message of one intent. */
export function createBuiltInChat(client: BuiltInChatClient): ChatCapability {
  return {
    capabilities: () => ({
      intents: "enforced",
      threads: true,
      edits: true,
      reactions: true,
      ephemeral: true,
      forms: "by_call",
      files: "both_ways",
      streams: "none",
      maxTextLength: textLimits.message,
    }),
    renderCard: renderBuiltInCard,

    post: ({ intent, platformChannelId, platformThreadId, content }) =>
      translateErrors(async () => {
        const place = { channelId: platformChannelId, threadId: platformThreadId ?? null, visibleTo: null };
        return nameMessage(await client.postMessage({ intent, ...place, ...translate(content) }));
      }),
    update: ({ message, content }) =>
      translateErrors(async () => {
        const messageId = message.platformMessageId;
        return nameMessage(await client.updateMessage({ messageId, ...translate(content) }));
      }),
    delete: ({ message }) => deleteMessage(client, message),
    postEphemeral: ({ intent, platformChannelId, platformThreadId, platformUserId, content }) =>
      translateErrors(async () => {
        const place = { channelId: platformChannelId, threadId: platformThreadId ?? null, visibleTo: platformUserId };
        await client.postMessage({ intent, ...place, ...translate(content) });
      }),
    directMessage: ({ intent, platformUserId, content }) =>
      translateErrors(async () =>
        nameMessage(await client.postDirectMessage({ intent, memberId: platformUserId, ...translate(content) })),
      ),
    react: ({ message, emoji, change }) =>
      translateErrors(() => client.setReaction({ messageId: message.platformMessageId, emoji, change })),
    findByIntent: ({ intent }) =>
      translateErrors(async () => {
        const found = await client.findMessageByIntent(intent);
        return found && nameMessage(found);
      }),

    openForm: ({ form, replyHandle }) =>
      translateErrors(async () => {
        const place = readHandle(replyHandle);
        if (!place) throw new ConnectorError("invalid", "The handle is not one of a press");
        const { channelId, threadId, memberId } = place;
        const card = drawForm(form);
        const message = { intent: form.id, channelId, threadId, visibleTo: memberId };
        await client.postMessage({ ...message, text: cut(writeCardAsText(card)), card });
      }),
    closeForm: ({ formId }) =>
      translateErrors(async () => {
        const message = await client.findMessageByIntent(formId);
        if (message) await client.deleteMessage(message.id);
      }),

    uploadFile: ({ intent, platformChannelId, platformThreadId, name, mediaType, open, text = "" }) =>
      translateErrors(async () => {
        const place = { channelId: platformChannelId, threadId: platformThreadId ?? null };
        // A message here always says something: a file without words is called by its name.
        const words = cut(text.trim() === "" ? escapeMarkdown(name) : text);
        return nameMessage(await client.uploadFile({ intent, ...place, name, mediaType, open, text: words }));
      }),
    downloadFile: ({ platformFileId }) => translateErrors(() => client.openFile(platformFileId)),

    getMessage: ({ platformMessageId }) =>
      translateErrors(async () => messageOf(await client.getMessage(platformMessageId))),
    readThread: ({ platformThreadId }, page) =>
      translateErrors(async () => {
        const read = (range: BuiltInRange) => client.readThread(platformThreadId, range);
        const { entries, nextCursor } = await takePage(page, read, ({ id }) => id);
        return { entries: entries.map(messageOf), nextCursor };
      }),
    listChannels: (page) =>
      translateErrors(async () => {
        const { entries, nextCursor } = await takePage(
          page,
          (range) => client.listChannels(range),
          ({ id }) => id,
        );
        return {
          entries: entries.map(({ id, name, kind }) => ({ platformChannelId: id, name, kind })),
          nextCursor,
        };
      }),
    listMembers: ({ platformChannelId, ...page }) =>
      translateErrors(() =>
        takePage(
          page,
          (range) => client.listMembers({ ...range, channelId: platformChannelId ?? null }),
          ({ platformUserId }) => platformUserId,
        ),
      ),
  };
}

/** What is gone already is deleted as wished. */
async function deleteMessage(client: BuiltInChatClient, { platformMessageId }: MessageReference): Promise<void> {
  try {
    await translateErrors(() => client.deleteMessage(platformMessageId));
  } catch (error) {
    if (!(error instanceof ConnectorError && error.code === "not_found")) throw error;
  }
}

/** One entry more than asked for tells whether there is a next page; the cursor is the id of the last entry. */
async function takePage<Entry>(
  { cursor, limit = defaultPage }: PageRequest,
  read: (range: BuiltInRange) => Promise<readonly Entry[]>,
  idOf: (entry: Entry) => string,
): Promise<Page<Entry>> {
  const found = await read({ after: cursor ?? null, limit: limit + 1 });
  const entries = found.slice(0, limit);
  const last = entries.at(-1);
  return { entries, nextCursor: found.length > limit && last !== undefined ? idOf(last) : null };
}

/** A text that is too long ends in a visible mark; a card without words gets those that it says itself. */
function translate({ text, card }: MessageContent): { readonly text: string; readonly card: Card | null } {
  const whole = text.trim() === "" && card ? writeCardAsText(card) : text;
  return { text: cut(whole), card: card ? renderBuiltInCard(card).payload : null };
}

const cutMark = "\n\n*The rest is too long to be shown here.*";

function cut(text: string): string {
  if (text.length <= textLimits.message) return text;
  return `${text.slice(0, textLimits.message - cutMark.length).replace(/[\ud800-\udbff]$/, "")}${cutMark}`;
}

function nameMessage({ id, channelId, threadId }: WrittenMessage): PostedMessage {
  return {
    platformChannelId: channelId,
    platformMessageId: id,
    ...(threadId !== null && { platformThreadId: threadId }),
  };
}
