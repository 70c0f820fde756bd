/** Messages as targets of operations, as far as the actor may know of them. */
import { EurekaError, notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context, Target } from "../operations/index.ts";
import type { ChannelRow } from "./channels.store.ts";
import { isVisible } from "./load-channel.ts";
import { type MessageRow, type PlacedMessage, selectPlacedMessage } from "./messages.store.ts";

export interface MessageTarget extends Target {
  readonly noun: "message";
  readonly id: Id<"message">;
  readonly message: MessageRow;
  readonly channel: ChannelRow;
}

/**
 * Loads a message, locked against other changes when `lock` is set. Throws `message.not_found` also for one in a private channel that
 * the actor is no member of, and for one that only somebody else may see.
 */
export async function loadMessage(
  context: Context,
  id: Id<"message">,
  options: { readonly lock: boolean } = { lock: false },
): Promise<MessageTarget> {
  const found = await selectPlacedMessage(context.transaction, id, context.principal.memberId, options);
  if (!found || !sees(context, found)) throw notFound("message", id);
  const { message, channel } = found;
  return {
    noun: "message",
    id,
    scopes: [{ workspaceId: channel.workspaceId }],
    version: message.version,
    message,
    channel,
  };
}

function sees(context: Context, { message, channel, readPosition }: PlacedMessage): boolean {
  if (!isVisible(context, { row: channel, readPosition })) return false;
  const { visibleToMemberId } = message;
  return !visibleToMemberId || visibleToMemberId === context.principal.memberId || context.actor.type === "system";
}

/** Throws `message.deleted`. */
export function assertNotDeleted({ id, deletedAt }: Pick<MessageRow, "id" | "deletedAt">): void {
  if (deletedAt) throw new EurekaError("message.deleted", { id });
}

/** The message under which a reply to the message `threadId` stands. Throws `message.not_found`, `message.deleted`. */
export async function loadThread(
  context: Context,
  channelId: Id<"channel">,
  threadId: Id<"message">,
): Promise<Id<"message">> {
  const { message } = await loadMessage(context, threadId);
  return rootOf(threadId, message.channelId === channelId ? message : null);
}

/** The same for what was found of it in its channel. Replies to a reply belong into the same thread. */
export function rootOf(
  threadId: Id<"message">,
  found: Pick<MessageRow, "id" | "threadId" | "visibleToMemberId" | "deletedAt"> | null,
): Id<"message"> {
  if (!found || found.visibleToMemberId) throw notFound("message", threadId);
  assertNotDeleted(found);
  return found.threadId ?? found.id;
}
