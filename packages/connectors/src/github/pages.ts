/** Pages of GitHub's lists. */
import { ConnectorError, type Page, type PageRequest } from "@eureka/connector-sdk";
import type { z } from "zod";
import type { GitHubClient, Query } from "./client.ts";

/** The most that GitHub gives at once. */
export const largestPage = 100;
const defaultLimit = 50;

/** A page counts in entries of its own size, so the cursor remembers both. */
export async function readPage<Value, Entry>(
  client: GitHubClient,
  path: string,
  schema: z.ZodType<Value>,
  { cursor, limit = defaultLimit }: PageRequest,
  entriesOf: (value: Value) => readonly Entry[],
): Promise<Page<Entry>> {
  const place = cursor === undefined ? { size: Math.min(limit, largestPage), page: 1 } : readCursor(cursor);
  const query = { per_page: String(place.size), page: String(place.page) };
  const { value, hasNext } = await client.getPage(path, schema, query);
  return { entries: entriesOf(value), nextCursor: hasNext ? `${place.size}.${place.page + 1}` : null };
}

/** Every entry of a list, page by page. */
export async function* readAll<Entry>(
  client: GitHubClient,
  path: string,
  schema: z.ZodType<readonly Entry[]>,
  query: Query = {},
): AsyncGenerator<Entry, void, undefined> {
  for (let page = 1, more = true; more; page++) {
    const wish = { ...query, per_page: String(largestPage), page: String(page) };
    const { value, hasNext } = await client.getPage(path, schema, wish);
    yield* value;
    more = hasNext;
  }
}

function readCursor(cursor: string): { readonly size: number; readonly page: number } {
  const [, size, page] = /^([1-9]\d{0,2})\.([1-9]\d{0,6})$/.exec(cursor) ?? [];
  if (size === undefined) throw new ConnectorError("invalid", "The cursor is not one of this platform");
  return { size: Number(size), page: Number(page) };
}
