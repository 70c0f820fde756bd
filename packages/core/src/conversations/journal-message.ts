/** Writes down what shall be said, in the transaction of the change that it tells of; a job says it after the commit. */
import { isDeepStrictEqual } from "node:util";
import { type Id, newUuid } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { selectActionsOfMessage, upsertActions } from "./cards.store.ts";
import { deliverJobName, deliveryOrder } from "./deliver-order.ts";
import { type DraftCard, fillCard } from "./draft-card.ts";
import { type Following, writeJournal } from "./journal.store.ts";
import { type Audience, type OutgoingMessageRow, updateContent } from "./outgoing-messages.store.ts";
import { sealReplyHandle } from "./reply-handle.ts";
import { insertSharedMessage, type Sharing } from "./shared-messages.store.ts";

/** Where something is said. */
export interface TalkPlace {
  readonly connectionId: Id<"connection">;
  readonly platformChannelId: string;
  /** Null: in the channel itself. */
  readonly platformThreadId: string | null;
}

/** What is said. `text` is complete by itself, in GitHub Flavored Markdown. */
export interface Saying {
  readonly text: string;
  readonly card?: DraftCard;
  /**
   * While something works: how far it is, line by line, each time with all earlier lines. Where a platform can stream into the thread, people
   * watch these lines come; elsewhere, and once it is left out, the message is as `text` and `card` say.
   */
  readonly growing?: string;
}

export interface MessageOptions {
  /** The only person who shall see it; else everybody in the channel. */
  readonly onlyFor?: string;
  /** Names what it answers: the second message with the same name is not written. */
  readonly answers?: string;
  /** The short-lived handle of the event that it answers. */
  readonly replyHandle?: string;
  /** What the card shows and follows. */
  readonly follows?: Following;
  /** The comment whose copy it is. */
  readonly commentId?: Id<"comment">;
  /** The file that goes with the words. */
  readonly attachmentId?: Id<"attachment">;
  /** Who shared what it shows, and is told when it cannot be said. */
  readonly sharing?: Sharing | null;
}

/** Journals a message and queues its delivery. What was said already is not journaled again, and its delivery finds nothing. */
export async function journalMessage(
  context: Context,
  place: TalkPlace,
  saying: Saying,
  options: MessageOptions = {},
): Promise<void> {
  const now = context.clock.now();
  const id = newUuid(now.getTime());
  const audience: Audience = options.onlyFor === undefined ? "channel" : "person";
  const filled = saying.card && fillCard(saying.card, { id, knownIds: new Map(), now });
  writeJournal(context.transaction, {
    id,
    connectionId: place.connectionId,
    audience,
    platformChannelId: place.platformChannelId,
    platformThreadId: place.platformThreadId,
    platformUserId: options.onlyFor ?? null,
    replyHandle: options.replyHandle === undefined ? null : await sealReplyHandle(context, id, options.replyHandle),
    answers: options.answers ?? null,
    commentId: options.commentId ?? null,
    attachmentId: options.attachmentId ?? null,
    content: { text: saying.text, ...(filled && { card: filled.card }) },
    growingText: saying.growing ?? null,
    createdAt: now,
    actions: filled?.actions ?? [],
    follows: options.follows ?? null,
  });
  if (options.sharing) insertSharedMessage(context.transaction, id, options.sharing);
  queueDelivery(context, { id, ...place });
}

/** Changes what a journaled message shall say, when that is a change, and queues the delivery. */
export async function rewriteMessage(context: Context, message: OutgoingMessageRow, saying: Saying): Promise<void> {
  const known = await selectActionsOfMessage(context.transaction, message.id);
  const knownIds = new Map(known.map(({ name, id }) => [name, id]));
  const filled = saying.card && fillCard(saying.card, { id: message.id, knownIds, now: context.clock.now() });
  const content = { text: saying.text, ...(filled && { card: filled.card }) };
  const growingText = saying.growing ?? null;
  if (growingText === message.growingText && isDeepStrictEqual(content, message.content)) return;
  if (filled) await upsertActions(context.transaction, filled.actions);
  await updateContent(context.transaction, message.id, { content, growingText });
  queueDelivery(context, message);
}

/** Queues the delivery of a message whose wanted state changed. */
export function queueDelivery(
  context: Context,
  message: Pick<OutgoingMessageRow, "id" | "connectionId" | "platformChannelId" | "platformThreadId">,
): void {
  context.enqueue({
    name: deliverJobName,
    payload: { outgoingMessageId: message.id },
    orderingKey: deliveryOrder(message),
  });
}
