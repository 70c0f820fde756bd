/** What a press on one of our cards means: found by its opaque id, on its own message alone. */
import type { Context } from "../operations/index.ts";
import { type CardActionRow, lockAction, markOffersUsed } from "./cards.store.ts";
import { rewriteMessage, type Saying } from "./journal-message.ts";
import { type OutgoingMessageRow, selectOutgoingMessage } from "./outgoing-messages.store.ts";
import type { MessagePlace } from "./threads.store.ts";

export interface PressedAction {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The offer counts once, and counted already. */
  readonly isOver: boolean;
  readonly message: OutgoingMessageRow;
  readonly action: CardActionRow;
}

export interface Press {
  readonly actionId: string;
  readonly place: MessagePlace;
  /** The chosen option of a select. */
  readonly value: string | undefined;
}

/** Null for an action that is unknown, expired, or belongs to another organization, connection or message: they look the same. */
export async function findPressedAction(context: Context, { actionId, place, value }: Press): Promise<PressedAction | null> {
  const action = await lockAction(context.transaction, actionId);
  if (!action || action.expiresAt <= context.clock.now()) return null;
  const message = await selectOutgoingMessage(context.transaction, action.outgoingMessageId);
  if (!message || !standsAt(message, place)) return null;
  if (action.choiceField && value === undefined) return null;
  const input = action.choiceField ? { ...action.input, [action.choiceField]: value } : action.input;
  return { operation: action.operation, input, isOver: action.once && action.usedAt !== null, message, action };
}

/** Ends an offer that counts once, with all other offers of its card, and leaves `saying` in its place. */
export async function closeOffer(context: Context, { action, message }: PressedAction, saying: Saying): Promise<void> {
  if (!action.once) return;
  await markOffersUsed(context.transaction, message.id, context.clock.now());
  await rewriteMessage(context, message, saying);
}

/** A press can arrive before we have heard where our message went. */
function standsAt(message: OutgoingMessageRow, place: MessagePlace): boolean {
  if (message.connectionId !== place.connectionId) return false;
  if (message.platformMessageId === null) return message.platformChannelId === place.platformChannelId;
  return message.sentChannelId === place.platformChannelId && message.platformMessageId === place.platformMessageId;
}
