/** Pages over lists that Trello gives at once: the cursor is the id of the last entry, so what comes and goes shifts nothing. */
import type { Page, PageRequest } from "@eureka/connector-sdk";

const defaultLimit = 50;

export function takePage<Entry extends { readonly id: string }>(
  entries: readonly Entry[],
  { cursor = "", limit = defaultLimit }: PageRequest,
): Page<Entry> {
  const waiting = entries.filter(({ id }) => id > cursor).sort((one, other) => (one.id < other.id ? -1 : 1));
  const taken = waiting.slice(0, limit);
  return { entries: taken, nextCursor: waiting.length > limit ? (taken.at(-1)?.id ?? null) : null };
}
