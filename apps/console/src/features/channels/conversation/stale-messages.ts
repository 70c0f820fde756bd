/** What an event says about a conversation that is held: never what was written, only where to look. Pure. */
import type { ConversationPlace } from "./conversation.ts";

/** The parts of a live event that count here. */
export interface MessageEvent {
  readonly type: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly data: Readonly<Record<string, unknown>>;
}

export interface StaleMessages {
  /** Whether messages came behind the newest one. */
  readonly hasNew: boolean;
  /** Messages to be read again, as far as they are held. */
  readonly ids: readonly string[];
}

const changing = new Set(["message.edited", "message.deleted", "reaction.added", "reaction.removed"]);

/** Null when the event changes nothing here. */
export function staleMessages({ type, subject, data }: MessageEvent, place: ConversationPlace): StaleMessages | null {
  if (data.channelId !== place.channelId) return null;
  const threadId = typeof data.threadId === "string" ? data.threadId : null;
  const isHere = threadId === place.threadId;
  // A reply changes how many its thread has, which is shown under the thread's first message.
  const ofThread = threadId !== null && (type === "message.posted" || type === "message.deleted") ? [threadId] : [];
  if (type === "message.posted") return isHere ? { hasNew: true, ids: ofThread } : refer(ofThread);
  if (!changing.has(type)) return null;
  const isFirstOfThread = subject.id === place.threadId;
  return refer(isHere || isFirstOfThread ? [subject.id, ...ofThread] : ofThread);
}

function refer(ids: readonly string[]): StaleMessages | null {
  return ids.length > 0 ? { hasNew: false, ids } : null;
}
