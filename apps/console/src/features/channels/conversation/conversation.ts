/** What is held of a channel or a thread while it is shown: pure, so that every order of arrival can be tried. */
import type { Output } from "@eureka/sdk";
import type { ApiFailure } from "@eureka/sdk/rtk-query";

export type Message = Output<"message.list">["data"][number];

/** A channel itself, or one thread in it. */
export interface ConversationPlace {
  readonly channelId: string;
  readonly threadId: string | null;
}

export interface AttachedFile {
  readonly id: string;
  readonly name: string;
}

/** A message of mine that the server has not confirmed. */
export interface PendingMessage {
  /** Also the call's idempotency key, so that trying again never posts twice. */
  readonly id: string;
  readonly text: string;
  readonly files: readonly AttachedFile[];
  readonly authorId: string;
  readonly createdAt: string;
  /** Why it was not posted; null while it is on its way. */
  readonly failure: ApiFailure | null;
}

export interface Conversation {
  /** By position, the earliest first. */
  readonly messages: readonly Message[];
  /** Whether there are earlier ones than the earliest held. */
  readonly hasOlder: boolean;
  readonly pending: readonly PendingMessage[];
}

/** Puts messages in, or in the place of what was known of them. A message of mine takes the place of the one on its way. */
export function putMessages(conversation: Conversation, incoming: readonly Message[]): Conversation {
  const known = new Map(conversation.messages.map((message) => [message.id, message]));
  let pending = conversation.pending;
  for (const message of incoming) {
    const before = known.get(message.id);
    // An answer that was overtaken by a later one is old.
    if (before && before.version > message.version) continue;
    if (!before) pending = withoutArrived(pending, message);
    known.set(message.id, message);
  }
  const messages = [...known.values()].sort((left, right) => left.position - right.position);
  return { ...conversation, messages, pending };
}

/** The event of one's own message may come before the answer to its call. */
function withoutArrived(pending: readonly PendingMessage[], { author, text }: Message): readonly PendingMessage[] {
  const arrived = pending.find(
    (waiting) => waiting.failure === null && waiting.authorId === author?.id && waiting.text === text,
  );
  return arrived ? pending.filter(({ id }) => id !== arrived.id) : pending;
}

export function putOlder(conversation: Conversation, older: readonly Message[], hasOlder: boolean): Conversation {
  return { ...putMessages(conversation, older), hasOlder };
}

export function takeOut(conversation: Conversation, messageId: string): Conversation {
  return { ...conversation, messages: conversation.messages.filter(({ id }) => id !== messageId) };
}

/** A new attempt, or the first one. */
export function putPending(conversation: Conversation, message: PendingMessage): Conversation {
  const isKnown = conversation.pending.some(({ id }) => id === message.id);
  const pending = isKnown
    ? conversation.pending.map((known) => (known.id === message.id ? message : known))
    : [...conversation.pending, message];
  return { ...conversation, pending };
}

export function takePending(conversation: Conversation, pendingId: string): Conversation {
  return { ...conversation, pending: conversation.pending.filter(({ id }) => id !== pendingId) };
}

/** The position behind which the next messages come; 0 for none yet. */
export function newestPosition({ messages }: Pick<Conversation, "messages">): number {
  return messages.at(-1)?.position ?? 0;
}

/** The earliest position that was read in one go with all later ones: the first message of a thread is held besides. */
export function oldestPosition(
  { messages }: Pick<Conversation, "messages">,
  { threadId }: ConversationPlace,
): number | null {
  return messages.find(({ id }) => id !== threadId)?.position ?? null;
}
