import type { Context } from "../operations/index.ts";
import { type Subject, selectCardsOf } from "./cards.store.ts";
import type { TalkPlace } from "./journal-message.ts";
import { lockOutgoingMessages } from "./outgoing-messages.store.ts";

export interface CardThread {
  /** Names the card for good, for what is said once below it. */
  readonly messageId: string;
  readonly place: TalkPlace;
}

/** Where something has its cards: the thread in which each of them stands, or the one below it. */
export async function findCardThreads(context: Context, subject: Subject): Promise<CardThread[]> {
  const messages = await lockOutgoingMessages(context.transaction, await selectCardsOf(context.transaction, subject));
  return messages.map((message) => ({
    messageId: message.id,
    place: {
      connectionId: message.connectionId,
      platformChannelId: (message.sentChannelId ?? message.platformChannelId) as string,
      platformThreadId: message.platformThreadId ?? message.platformMessageId,
    },
  }));
}
