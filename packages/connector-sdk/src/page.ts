/** One page of a list on a platform. */

export interface PageRequest {
  /** Opaque: the `nextCursor` of the page before; left out for the first page. */
  readonly cursor?: string;
  /** At most this many entries; the platform may give fewer. Default: the platform's own. */
  readonly limit?: number;
}

export interface Page<Entry> {
  readonly entries: readonly Entry[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

/**
 * Walks all pages of a list.
 * @example
 * for await (const channel of readAllPages((page) => chat.listChannels(page))) names.push(channel.name);
 */
export async function* readAllPages<Entry>(
  readPage: (page: PageRequest) => Promise<Page<Entry>>,
): AsyncGenerator<Entry, void, undefined> {
  let cursor: string | undefined;
  do {
    const page = await readPage(cursor === undefined ? {} : { cursor });
    yield* page.entries;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
