/** The names of people and places whose ids stand in an answer. */
import { idPrefixes } from "@eureka/contracts/ids";
import { largestPageSize } from "@eureka/contracts/page";
import type { EurekaClient, PagedOperation } from "@eureka/sdk";
import type { Names } from "./replace-ids.ts";

type Row = Readonly<Record<string, unknown>>;

interface NameSource {
  readonly operation: PagedOperation;
  /** Tried one after the other, until every wanted id has a name. */
  readonly inputs: readonly Row[];
  /** The things of a row that have a name: the row itself, unless it holds others. */
  readonly thingsOf?: (row: Row) => readonly Row[];
  readonly nameOf: (thing: Row) => unknown;
}

const boards: NameSource = {
  operation: "board.list",
  inputs: [{}, { archived: true }],
  thingsOf: (board) => [board, ...(board.lists as Row[])],
  nameOf: ({ name }) => name,
};

/** Which operation names the things of an id's prefix. */
const sources: ReadonlyMap<string, NameSource> = new Map([
  [idPrefixes.member, { operation: "member.list", inputs: [{}], nameOf: ({ name }) => name }],
  [
    idPrefixes.external_identity,
    { operation: "external_identity.list", inputs: [{}], nameOf: ({ displayName }) => displayName },
  ],
  [idPrefixes.board, boards],
  [idPrefixes.list, boards],
  [idPrefixes.workspace, { operation: "workspace.list", inputs: [{ archived: true }], nameOf: ({ name }) => name }],
  [
    idPrefixes.channel,
    { operation: "channel.list", inputs: [{ archived: true }], nameOf: ({ name }) => `#${String(name)}` },
  ],
  [idPrefixes.connection, { operation: "connection.list", inputs: [{}], nameOf: ({ title }) => title }],
]);

/** Names are worth this much waiting, over all pages. */
const longestMilliseconds = 5_000;

/** An id that a source may have a name for. */
export function isNameable(text: string): boolean {
  return /^[a-z]{3}_[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(text) && sources.has(text.slice(0, 3));
}

/**
 * Reads every source that the ids need once, all at the same time, each until it has named its ids. What the reader may not see, or
 * what did not come in time, has no name. Throws only when the person gave up.
 */
export async function findNames(client: EurekaClient, ids: ReadonlySet<string>, signal: AbortSignal): Promise<Names> {
  const wanted = new Map<NameSource, Set<string>>();
  for (const id of ids) {
    const source = sources.get(id.slice(0, 3));
    if (source) wanted.set(source, (wanted.get(source) ?? new Set()).add(id));
  }
  const names = new Map<string, string>();
  const limited = AbortSignal.any([signal, AbortSignal.timeout(longestMilliseconds)]);
  const readAll = [...wanted].map(([source, missing]) => readSource(client, source, missing, names, limited));
  await Promise.all(readAll.map((reading) => reading.catch(() => signal.throwIfAborted())));
  return names;
}

async function readSource(
  client: EurekaClient,
  { operation, inputs, thingsOf = (row) => [row], nameOf }: NameSource,
  missing: Set<string>,
  names: Map<string, string>,
  signal: AbortSignal,
): Promise<void> {
  for (const input of inputs) {
    // The operation is known only here, so its rows are read as what all of them are.
    for await (const row of client.all(operation, { limit: largestPageSize, ...input }, { signal })) {
      for (const thing of thingsOf(row as Row)) {
        const name = nameOf(thing);
        if (missing.delete(String(thing.id)) && typeof name === "string" && name !== "")
          names.set(String(thing.id), name);
      }
      if (missing.size === 0) return;
    }
  }
}
