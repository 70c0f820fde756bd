/** Slack's pages: a cursor that nobody understands but Slack. */
import { refusal } from "../refusal.ts";

export interface PageRequest {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Empty on the last page. */
  readonly nextCursor: string;
}

/** Goes on behind the last item that was given, also when others have come or gone meanwhile. @throws invalid_cursor */
export function takePage<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { cursor = "", limit }: PageRequest,
): Page<Item> {
  const start = cursor === "" ? 0 : startOf(items, keyOf, cursor);
  const taken = items.slice(start, start + limit);
  const last = taken.at(-1);
  const hasMore = start + limit < items.length && last !== undefined;
  return { items: taken, nextCursor: hasMore ? encode(keyOf(last), start + limit) : "" };
}

function startOf<Item>(items: readonly Item[], keyOf: (item: Item) => string, cursor: string): number {
  const [, key, index] = /^after:(.*):(\d+)$/.exec(Buffer.from(cursor, "base64").toString("utf8")) ?? [];
  if (key === undefined) throw refusal("invalid_cursor");
  const position = items.findIndex((item) => keyOf(item) === key);
  return position < 0 ? Number(index) - 1 : position + 1;
}

function encode(key: string, index: number): string {
  return Buffer.from(`after:${key}:${index}`).toString("base64");
}
