import { EurekaError, forbidden } from "@eureka/contracts/errors";
import { exampleMessage, messagePostSchema, messageSchema } from "@eureka/contracts/message";
import { defineOperation } from "../operations/index.ts";
import { attachFiles } from "./attach-files.ts";
import { findMentions } from "./find-mentions.ts";
import { assertNotArchived, loadChannel } from "./load-channel.ts";
import { loadThread } from "./load-message.ts";
import { viewMessage } from "./message-view.ts";
import { writeMessage } from "./write-message.ts";

/** Writes a message into a channel or a thread; a text that begins with `/eureka` is a command besides. */
export const postMessage = defineOperation({
  name: "message.post",
  summary: "Write a message",
  description: "In a public channel that you have not joined, your first message joins it.",
  input: messagePostSchema,
  output: messageSchema,
  permission: "message:create",
  effect: "write",
  http: { method: "POST", path: "/messages", status: 201 },
  command: { words: ["channelId", "text"] },
  example: {
    input: { channelId: exampleMessage.channelId, text: exampleMessage.text },
    output: { ...exampleMessage, reactions: [], replyCount: 0, lastReplyAt: null },
  },
  target: (context, input) => loadChannel(context, input.channelId),
  async run(context, { text, threadId, fileIds }, { row: channel }) {
    const { memberId } = context.principal;
    if (!memberId) throw forbidden("message:create");
    assertNotArchived(channel);
    const message = await writeMessage(context, channel, {
      text,
      threadId: threadId ? await loadThread(context, channel.id, threadId) : null,
      authorMemberId: memberId,
      mentionedMemberIds: await findMentions(context, channel, text),
    });
    if (!message) throw new EurekaError("channel.archived", { id: channel.id });
    const attached = await attachFiles(context, message.id, fileIds);
    const { workspaceId } = channel;
    return viewMessage({ message, workspaceId, fileIds: attached, reactions: [], replyCount: 0, lastReplyAt: null });
  },
});
