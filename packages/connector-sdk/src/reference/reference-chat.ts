/** The reference chat's capability: the whole chat interface over {@link ReferenceChatServer}. */
import type { ChatCapability, MessageContent, PostedMessage } from "../chat.ts";
import { ConnectorError } from "../connector-error.ts";
import { type ReferenceChatServer, type ReferenceMessage, referenceChatTextLimit } from "./reference-chat-server.ts";
import { renderReferenceCard } from "./render-reference-card.ts";
import { takePage } from "./take-page.ts";

/** Makes the chat capability of a server. */
export function createReferenceChat(server: ReferenceChatServer): ChatCapability {
  const read = <Result>(call: () => Result) => server.faults.run("read", call);
  const write = <Result>(call: () => Result) => server.faults.run("write", call);
  const author = server.ourselves;
  return {
    capabilities: () => ({
      intents: server.intents,
      threads: true,
      edits: true,
      reactions: true,
      ephemeral: true,
      forms: "by_call",
      files: "both_ways",
      streams: "none",
      maxTextLength: referenceChatTextLimit,
    }),
    renderCard: renderReferenceCard,

    post: ({ content, replyHandle: _, ...place }) =>
      write(() => nameMessage(server.post({ ...place, ...translate(content), author }))),
    update: ({ message, content }) =>
      write(() => {
        const { text, card } = translate(content);
        return nameMessage(server.edit(message.platformChannelId, message.platformMessageId, text, card ?? null));
      }),
    delete: ({ message }) => write(() => server.delete(message.platformChannelId, message.platformMessageId)),
    postEphemeral: ({ content, platformUserId, replyHandle: _, ...place }) =>
      write(() => {
        server.post({ ...place, ...translate(content), author, visibleTo: platformUserId });
      }),
    directMessage: ({ intent, platformUserId, content }) =>
      write(() => {
        const platformChannelId = server.directChannelOf(platformUserId);
        return nameMessage(server.post({ platformChannelId, intent, ...translate(content), author }));
      }),
    react: ({ message, emoji, change }) =>
      write(() => server.setReaction(message.platformChannelId, message.platformMessageId, emoji, change === "add")),
    findByIntent: ({ intent, sentTo }) =>
      read(() => {
        const platformChannelId =
          "platformUserId" in sentTo ? server.directChannelOf(sentTo.platformUserId) : sentTo.platformChannelId;
        const found = server.findByIntent(platformChannelId, intent);
        return found && nameMessage(found);
      }),

    getMessage: ({ platformChannelId, platformMessageId }) =>
      read(() => server.getMessage(platformChannelId, platformMessageId).message),
    readThread: ({ platformChannelId, platformThreadId }, page) =>
      read(() => {
        const first = server.getMessage(platformChannelId, platformThreadId).message;
        const replies = server
          .messagesIn(platformChannelId)
          .filter(({ message }) => message.platformThreadId === platformThreadId);
        return takePage([first, ...replies.map(({ message }) => message)], page);
      }),
    listChannels: (page) => read(() => takePage(server.channels, page)),
    listMembers: (page) => read(() => takePage(server.people, page)),

    openForm: ({ form, replyHandle }) => write(() => server.openForm(form, replyHandle)),
    async uploadFile({ open, name, mediaType, sizeBytes, text = "", ...place }) {
      const bytes = await new Response(open()).bytes();
      return write(() => {
        const platformFileId = server.keepFile(bytes);
        return nameMessage(
          server.post({ ...place, author, text, files: [{ platformFileId, name, mediaType, sizeBytes }] }),
        );
      });
    },
    async downloadFile({ platformFileId }) {
      const bytes = await read(() => server.files.get(platformFileId));
      if (!bytes) throw new ConnectorError("not_found", `There is no file ${platformFileId}`);
      return new Blob([bytes.slice()]).stream();
    },
  };
}

function translate(
  content: MessageContent,
): Pick<ReferenceMessage["message"], "text"> & { card?: ReturnType<typeof renderReferenceCard>["payload"] } {
  return content.card
    ? { text: content.text, card: renderReferenceCard(content.card).payload }
    : { text: content.text };
}

function nameMessage({ platformChannelId, message }: ReferenceMessage): PostedMessage {
  const { platformMessageId, platformThreadId, permalink } = message;
  return {
    platformChannelId,
    platformMessageId,
    ...(platformThreadId === undefined ? {} : { platformThreadId }),
    ...(permalink === undefined ? {} : { permalink }),
  };
}
