/** Deletes a message, for people and for Eureka itself. */
import type { Context } from "../operations/index.ts";
import type { ChannelRow } from "./channels.store.ts";
import { emitMessageEvent } from "./emit-channel-event.ts";
import { deleteMessageFiles, type MessageRow, updateMessageRow } from "./messages.store.ts";
import { deleteReactions } from "./reactions.store.ts";

/** Nothing of what it said is kept. One that is deleted already stays so. */
export async function eraseMessage(context: Context, channel: ChannelRow, message: MessageRow): Promise<void> {
  if (message.deletedAt) return;
  await updateMessageRow(context.transaction, message.id, {
    text: "",
    card: null,
    mentionedMemberIds: [],
    deletedAt: context.clock.now(),
    version: message.version + 1,
  });
  await deleteReactions(context.transaction, message.id);
  await deleteMessageFiles(context.transaction, message.id);
  emitMessageEvent(context, channel, { ...message, mentionedMemberIds: [] }, "message.deleted");
}
