/** Adds and takes back reactions, for people and for Eureka itself. Doing either twice changes nothing more. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import { mostReactions } from "@eureka/contracts/reaction";
import type { Context } from "../operations/index.ts";
import type { ChannelRow } from "./channels.store.ts";
import { emitMessageEvent } from "./emit-channel-event.ts";
import { assertNotDeleted } from "./load-message.ts";
import type { MessageRow } from "./messages.store.ts";
import { countOtherEmoji, deleteReaction, insertReaction } from "./reactions.store.ts";

interface ReactionChange {
  readonly emoji: string;
  /** Null: Eureka itself. */
  readonly memberId: Id<"member"> | null;
  readonly change: "add" | "remove";
}

/** The message must be locked, so that nobody adds more emoji than it can carry. Throws `message.deleted`, `reaction.too_many`. */
export async function changeReaction(
  context: Context,
  channel: ChannelRow,
  message: MessageRow,
  { emoji, memberId, change }: ReactionChange,
): Promise<void> {
  assertNotDeleted(message);
  const key = { messageId: message.id, emoji, memberId };
  if (change === "remove") {
    if (!(await deleteReaction(context.transaction, key))) return;
  } else {
    if (!(await insertReaction(context.transaction, key, context.clock.now()))) return;
    const others = await countOtherEmoji(context.transaction, message.id, emoji);
    if (others >= mostReactions) throw new EurekaError("reaction.too_many", { limit: mostReactions });
  }
  emitMessageEvent(context, channel, message, change === "add" ? "reaction.added" : "reaction.removed", { emoji });
}
