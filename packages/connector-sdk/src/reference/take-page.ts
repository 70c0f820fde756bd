/** Pages over lists in memory: the cursor is the offset of the next entry. */
import { ConnectorError } from "../connector-error.ts";
import type { Page, PageRequest } from "../page.ts";

const defaultLimit = 50;

/** Takes one page of a list. Throws `ConnectorError` "invalid" for a cursor that is none. */
export function takePage<Entry>(entries: readonly Entry[], page: PageRequest): Page<Entry> {
  const start = readCursor(page.cursor);
  const end = start + (page.limit ?? defaultLimit);
  return { entries: entries.slice(start, end), nextCursor: end < entries.length ? String(end) : null };
}

/** Reads a cursor that counts from 0; none is 0. */
export function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,15}$/.test(cursor)) throw new ConnectorError("invalid", "The cursor is not one of this platform");
  return Number(cursor);
}
