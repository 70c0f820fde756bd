/** Deletes a message, for people and for Eureka itself. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import { findFiles } from "../files/index.ts";
import { type Context, systemPrincipal } from "../operations/index.ts";
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
  const fileIds = await deleteMessageFiles(context.transaction, message.id);
  if (!message.authorMemberId) await deleteOwnFiles(context, fileIds);
  emitMessageEvent(context, channel, { ...message, mentionedMemberIds: [] }, "message.deleted");
}

/**
 * What Eureka itself brought into the chat goes with its message: left behind, it would stand in the workspace's list of files, also for
 * those who could not read the message. A file that people took into use elsewhere stays there.
 */
async function deleteOwnFiles(context: Context, fileIds: readonly Id<"file">[]): Promise<void> {
  const principal = systemPrincipal(context.organizationId, "built-in-chat");
  for (const { id } of await findFiles(context, fileIds)) {
    try {
      await context.application.runWithin(context, { operation: "file.delete", input: { id }, principal });
    } catch (error) {
      if (!(error instanceof EurekaError && error.code === "file.in_use")) throw error;
    }
  }
}
