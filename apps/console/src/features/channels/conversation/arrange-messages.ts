/** Lays messages out: days, groups of one author, and the line above what is new. Pure. */
import type { Message } from "./conversation.ts";

export type Row =
  | { readonly kind: "day"; readonly key: string; readonly at: string }
  | { readonly kind: "unread"; readonly key: string }
  | {
      readonly kind: "message";
      readonly key: string;
      readonly message: Message;
      /** Whether it begins a group, and so shows who wrote it. */
      readonly isFirst: boolean;
    };

export interface Arrangement {
  /** Above the first message of somebody else behind this position stands the line; null for no line. */
  readonly readPosition: number | null;
  readonly memberId: string | undefined;
}

const groupMinutes = 5;

export function arrangeMessages(messages: readonly Message[], { readPosition, memberId }: Arrangement): Row[] {
  const rows: Row[] = [];
  let previous: Message | null = null;
  let hasLine = readPosition === null;
  for (const message of messages) {
    // What was said to me alone and taken back leaves nothing behind.
    if (message.deletedAt && message.visibleTo) continue;
    const isNewDay = !previous || !isSameDay(previous.createdAt, message.createdAt);
    if (isNewDay) rows.push({ kind: "day", key: `day ${message.id}`, at: message.createdAt });
    const isNew = !hasLine && message.position > (readPosition ?? 0) && message.author?.id !== memberId;
    if (isNew) {
      rows.push({ kind: "unread", key: "unread" });
      hasLine = true;
    }
    const isFirst = isNewDay || isNew || !previous || !belongTogether(previous, message);
    rows.push({ kind: "message", key: message.id, message, isFirst });
    previous = message;
  }
  return rows;
}

function belongTogether(before: Message, message: Message): boolean {
  const minutes = (Date.parse(message.createdAt) - Date.parse(before.createdAt)) / 60_000;
  return (
    before.author?.id === message.author?.id &&
    before.visibleTo === message.visibleTo &&
    before.deletedAt === null &&
    minutes < groupMinutes
  );
}

/** By the reader's own midnight. */
function isSameDay(left: string, right: string): boolean {
  return new Date(left).toDateString() === new Date(right).toDateString();
}
