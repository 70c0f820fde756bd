/** Writes a message with its event, for people and for Eureka itself. */
import type { Card } from "@eureka/contracts/card";
import { type Id, newId } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import type { ChannelRow } from "./channels.store.ts";
import { emitMembershipEvent, emitMessageEvent } from "./emit-channel-event.ts";
import { insertMessage, type MessageRow } from "./messages.store.ts";

export interface MessageToWrite {
  readonly threadId: Id<"message"> | null;
  /** Null: Eureka itself. */
  readonly authorMemberId: Id<"member"> | null;
  readonly visibleToMemberId?: Id<"member"> | null;
  readonly text: string;
  readonly card?: Card | null;
  readonly mentionedMemberIds: readonly Id<"member">[];
  readonly intent?: string;
}

/** The author joins the channel with his first message. Null when the channel was archived meanwhile, or the intent is taken. */
export async function writeMessage(
  context: Context,
  channel: ChannelRow,
  { intent, visibleToMemberId = null, card = null, ...input }: MessageToWrite,
): Promise<MessageRow | null> {
  const createdAt = context.clock.now();
  const content = {
    ...input,
    visibleToMemberId,
    card,
    id: newId("message", createdAt.getTime()),
    channelId: channel.id,
  };
  const written = await insertMessage(context.transaction, { ...content, intent: intent ?? null, createdAt });
  if (!written) return null;
  const message: MessageRow = {
    ...content,
    mentionedMemberIds: [...input.mentionedMemberIds],
    position: written.position,
    editedAt: null,
    deletedAt: null,
    version: 1,
    createdAt,
  };
  if (written.hasJoined && input.authorMemberId) emitMembershipEvent(context, channel, "joined", input.authorMemberId);
  emitMessageEvent(context, channel, message, "message.posted");
  return message;
}
