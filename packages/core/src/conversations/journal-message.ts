/** Writes down what shall be said, in the transaction of the change that it tells of; a job says it after the commit. */
import { isDeepStrictEqual } from "node:util";
import { type Id, newUuid } from "@eureka/contracts/ids";
import { findBuiltInConnection } from "../connections/index.ts";
import type { Context } from "../operations/index.ts";
import { selectActionsOfMessage, upsertActions } from "./cards.store.ts";
import { deliverJobName, deliveryOrder, noteQueuedDelivery } from "./deliver-order.ts";
import { type DraftCard, fillCard } from "./draft-card.ts";
import { type Following, writeJournal } from "./journal.store.ts";
import { type Audience, type OutgoingMessageRow, updateContent } from "./outgoing-messages.store.ts";
import { sealReplyHandle } from "./reply-handle.ts";
import { sayAtOnce } from "./say-at-once.ts";
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

/**
 * Journals a message and queues its delivery. What was said already is not journaled again, and its delivery finds nothing. Where the
 * platform is Eureka itself the message mostly stands there with the commit.
 */
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
  const message = {
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
  };
  const said = options.sharing ? null : await sayAtOnce(context, message);
  writeJournal(context.transaction, { ...message, said });
  if (options.sharing) insertSharedMessage(context.transaction, id, options.sharing);
  if (!said) queueDelivery(context, { id, ...place });
}

/** The same for one member, in the conversation with us that is all her own. `answers` as of {@link MessageOptions}. */
export async function journalToMember(
  context: Context,
  memberId: Id<"member">,
  { text, answers }: { readonly text: string; readonly answers: string },
): Promise<void> {
  const { id: connectionId } = await findBuiltInConnection(context);
  const id = newUuid(context.clock.now().getTime());
  const place = { connectionId, platformChannelId: null, platformThreadId: null };
  writeJournal(context.transaction, {
    ...place,
    id,
    audience: "direct",
    platformUserId: memberId,
    replyHandle: null,
    answers,
    commentId: null,
    attachmentId: null,
    content: { text },
    growingText: null,
    createdAt: context.clock.now(),
    actions: [],
    follows: null,
    said: null,
  });
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
  const orderingKey = deliveryOrder(message);
  noteQueuedDelivery(context.transaction, orderingKey);
  context.enqueue({ name: deliverJobName, payload: { outgoingMessageId: message.id }, orderingKey });
}
