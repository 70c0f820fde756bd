/** What a press on one of our cards means: found by its opaque id, on its own message alone. */
import type { Context } from "../operations/index.ts";
import { lockAction, markOffersUsed } from "./cards.store.ts";
import type { DraftForm } from "./draft-form.ts";
import { rewriteMessage } from "./journal-message.ts";
import { type OutgoingMessageRow, selectOutgoingMessage } from "./outgoing-messages.store.ts";
import type { MessagePlace } from "./threads.store.ts";

export interface PressedAction {
  readonly actionId: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The form that the press opens; null where it does something at once. */
  readonly form: DraftForm | null;
  /** An offer that counts once. */
  readonly once: boolean;
  /** The offer counted already. */
  readonly isOver: boolean;
  /** The message whose card it stands on. */
  readonly message: OutgoingMessageRow;
}

export interface Press {
  readonly actionId: string;
  readonly place: MessagePlace;
  /** The chosen option of a select. */
  readonly value: string | undefined;
}

/** Null for an action that is unknown, expired, or belongs to another organization, connection or message: they look the same. */
export async function findPressedAction(
  context: Context,
  { actionId, place, value }: Press,
): Promise<PressedAction | null> {
  const action = await lockAction(context.transaction, actionId);
  if (!action || action.expiresAt <= context.clock.now()) return null;
  const message = await selectOutgoingMessage(context.transaction, action.outgoingMessageId);
  if (!message || !standsAt(message, place)) return null;
  if (action.choiceField && value === undefined) return null;
  const input = action.choiceField ? { ...action.input, [action.choiceField]: value } : action.input;
  const { operation, form, once, usedAt } = action;
  return { actionId, operation, input, form, once, isOver: usedAt !== null, message };
}

/** Ends an offer that counts once, with all other offers of its card: the card stays as it was, without its buttons. */
export async function closeOffer(context: Context, { message }: PressedAction): Promise<void> {
  await markOffersUsed(context.transaction, message.id, context.clock.now());
  const { text, card } = message.content;
  if (card)
    await rewriteMessage(context, message, { text, card: { title: card.title, text: card.text, state: "closed" } });
}

/** A press can arrive before we have heard where our message went. */
function standsAt(message: OutgoingMessageRow, place: MessagePlace): boolean {
  if (message.connectionId !== place.connectionId) return false;
  if (message.platformMessageId === null) return message.platformChannelId === place.platformChannelId;
  return message.sentChannelId === place.platformChannelId && message.platformMessageId === place.platformMessageId;
}
