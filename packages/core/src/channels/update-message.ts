import { forbidden } from "@eureka/contracts/errors";
import { exampleMessage, messageSchema, messageUpdateSchema } from "@eureka/contracts/message";
import { defineOperation } from "../operations/index.ts";
import { emitMessageEvent } from "./emit-channel-event.ts";
import { findMentions } from "./find-mentions.ts";
import { assertNotArchived } from "./load-channel.ts";
import { assertNotDeleted, loadMessage } from "./load-message.ts";
import { readMessage } from "./message-view.ts";
import { updateMessageRow } from "./messages.store.ts";

/** Changes the text of one's own message. */
export const updateMessage = defineOperation({
  name: "message.update",
  summary: "Edit your message",
  input: messageUpdateSchema,
  output: messageSchema,
  permission: "message:update",
  effect: "write",
  http: { method: "PATCH", path: "/messages/{id}" },
  example: {
    input: { id: exampleMessage.id, text: exampleMessage.text },
    output: { ...exampleMessage, editedAt: "2026-11-20T09:06:00.000Z", version: 2 },
  },
  async target(context, input) {
    const target = await loadMessage(context, input.id, { lock: true });
    return { ...target, ownerId: target.message.authorMemberId };
  },
  async run(context, { id, text }, { message, channel }) {
    // A wider right lets one delete what others wrote, never put words into their mouths.
    if (!message.authorMemberId || message.authorMemberId !== context.principal.memberId)
      throw forbidden("message:update");
    assertNotDeleted(message);
    assertNotArchived(channel);
    if (text !== message.text) {
      const mentionedMemberIds = await findMentions(context, channel, text);
      await updateMessageRow(context.transaction, id, {
        text,
        mentionedMemberIds,
        editedAt: context.clock.now(),
        version: message.version + 1,
      });
      emitMessageEvent(context, channel, { ...message, mentionedMemberIds }, "message.edited");
    }
    return readMessage(context, id);
  },
});
