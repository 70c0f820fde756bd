/** Messages as people see them. */
import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Message } from "@eureka/contracts/message";
import type { Context } from "../operations/index.ts";
import { type ReadMessage, selectMessage } from "./message-pages.store.ts";

export function viewMessage({
  message,
  workspaceId,
  reactions,
  fileIds,
  replyCount,
  lastReplyAt,
}: ReadMessage): Message {
  const { authorMemberId } = message;
  return {
    id: message.id,
    channelId: message.channelId,
    workspaceId,
    position: message.position,
    threadId: message.threadId,
    author: authorMemberId ? { type: "member", id: authorMemberId } : null,
    text: message.text,
    card: message.card,
    mentions: message.mentionedMemberIds.map((id) => ({ type: "member", id })),
    fileIds: [...fileIds],
    visibleTo: message.visibleToMemberId,
    reactions: [...reactions],
    replyCount,
    lastReplyAt: lastReplyAt?.toISOString() ?? null,
    editedAt: message.editedAt?.toISOString() ?? null,
    deletedAt: message.deletedAt?.toISOString() ?? null,
    version: message.version,
    createdAt: message.createdAt.toISOString(),
  };
}

/** Reads a message as the context's actor sees it now. */
export async function readMessage(context: Context, id: Id<"message">): Promise<Message> {
  const found = await selectMessage(context.transaction, id, context.principal.memberId);
  if (!found) throw notFound("message", id);
  return viewMessage(found);
}
