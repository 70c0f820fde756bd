/** Keeps posted cards as what they show is. Many changes in a row end in one update: the delivery sends what is wanted last. */

import type { EventEnvelope } from "@eureka/contracts/event";
import type { Context, EventHandler } from "../operations/index.ts";
import { deleteCardsOf, type SubjectType, selectCardsOf } from "./cards.store.ts";
import { sayRemoved } from "./item-message.ts";
import { rewriteMessage, type Saying } from "./journal-message.ts";
import { lockOutgoingMessages } from "./outgoing-messages.store.ts";

/** Something that cards show. The module that owns it makes a handler of it with {@link refreshCardsOf}. */
export interface CardSubject {
  readonly type: SubjectType;
  /** The handler's name, `module.verb-noun`, never renamed. */
  readonly handler: string;
  /** The events after which the cards are drawn anew. */
  readonly on: readonly string[];
  /** Which of these things an event is about, null when none; by default its subject, where that is of this type. */
  readonly about?: (event: EventEnvelope) => string | null;
  /** How it is shown now, which may be later than the event; null when it is gone. */
  readonly draw: (context: Context, id: string) => Promise<Saying | null>;
}

export function refreshCardsOf(cards: CardSubject): EventHandler {
  const { type, handler, on } = cards;
  const about = cards.about ?? (({ subject }) => (subject.type === type ? subject.id : null));
  return {
    name: handler,
    on,
    when: (event) => about(event) !== null,
    orderBy: (event) => `card:${about(event)}`,
    async run(context, event) {
      const id = about(event);
      if (id !== null) await redrawCards(context, cards, id);
    },
  };
}

/** Draws the cards of one thing anew, in the transaction of whatever changed it. */
export async function redrawCards(
  context: Context,
  { type, draw }: Pick<CardSubject, "type" | "draw">,
  id: string,
): Promise<void> {
  const posted = await selectCardsOf(context.transaction, { type, id });
  const messages = await lockOutgoingMessages(context.transaction, posted);
  if (messages.length === 0) return;
  const saying = await draw(context, id);
  for (const message of messages)
    await rewriteMessage(context, message, saying ?? sayRemoved(message.content.card?.title ?? message.content.text));
  if (!saying) await deleteCardsOf(context.transaction, { type, id });
}
