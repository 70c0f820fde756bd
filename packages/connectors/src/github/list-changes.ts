/**
 * What changed in a repository, oldest change first, by the time of the last change. GitHub's times have whole seconds, so a cursor is
 * a second with the versions that were given of it: what is there again in the same version is no change.
 */
import { type ChangesRequest, ConnectorError, type ItemChanges, type TrackerItem } from "@eureka/connector-sdk";
import { z } from "zod";
import { type GitHubClient, repositoryPath } from "./client.ts";
import { largestPage } from "./pages.ts";
import { readItem } from "./read-item.ts";
import { issueSchema } from "./wire.ts";

const defaultLimit = 50;
/** So much of a version tells two of one item apart. */
const versionLength = 8;

const cursorSchema = z.strictObject({
  /** As GitHub wrote it; null before the first change. */
  at: z.string().nullable(),
  /** Issue numbers with their versions, of that second. */
  seen: z.array(z.string()),
});
type Cursor = z.infer<typeof cursorSchema>;

interface Row {
  readonly at: string;
  /** Null for a pull request. */
  readonly item: TrackerItem | null;
}

export async function listChanges(client: GitHubClient, request: ChangesRequest): Promise<ItemChanges> {
  const { platformBoardId, changedAfter, limit = defaultLimit } = request;
  const at = changedAfter ? `${changedAfter.toISOString().slice(0, "2026-01-01T00:00:00".length)}Z` : null;
  const cursor = request.cursor === undefined ? { at, seen: [] } : readCursor(request.cursor);
  const { rows, isComplete } = await readRows(client, platformBoardId, cursor, limit);
  const taken: TrackerItem[] = [];
  let last = cursor.at;
  let seen = [...cursor.seen];
  let used = 0;
  for (const row of rows) {
    if (row.item && taken.length === limit) break;
    used++;
    if (row.at !== last) seen = [];
    last = row.at;
    if (!row.item) continue;
    taken.push(row.item);
    seen.push(nameVersion(row.item));
  }
  return {
    changes: taken.map((item) => ({ kind: "present", item })),
    nextCursor: JSON.stringify({ at: last, seen } satisfies Cursor),
    hasMore: used < rows.length || !isComplete,
  };
}

/** Everything from the cursor on that was not given yet, as far as the limit needs it. */
async function readRows(
  client: GitHubClient,
  platformBoardId: string,
  { at, seen }: Cursor,
  limit: number,
): Promise<{ readonly rows: readonly Row[]; readonly isComplete: boolean }> {
  const known = new Set(seen);
  const size = Math.min(largestPage, limit + seen.length);
  const rows: Row[] = [];
  for (let page = 1; ; page++) {
    const query = {
      state: "all",
      sort: "updated",
      direction: "asc",
      per_page: String(size),
      page: String(page),
      ...(at !== null && { since: at }),
    };
    const path = `${repositoryPath(platformBoardId)}/issues`;
    const { value, hasNext } = await client.getPage(path, z.array(issueSchema), query);
    for (const issue of value) {
      const item = issue.pull_request === undefined ? readItem(platformBoardId, issue) : null;
      if (item && issue.updated_at === at && known.has(nameVersion(item))) continue;
      rows.push({ at: issue.updated_at, item });
    }
    if (!hasNext) return { rows, isComplete: true };
    // The next call begins where this one ends; only a flood inside one second needs a further page.
    if (rows.some((row) => row.at !== at || row.item)) return { rows, isComplete: false };
  }
}

function nameVersion({ platformItemId, remoteVersion }: TrackerItem): string {
  return `${platformItemId}:${remoteVersion.slice(0, versionLength)}`;
}

function readCursor(text: string): Cursor {
  try {
    return cursorSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new ConnectorError("invalid", "The cursor is not one of this platform", { cause });
  }
}
