/**
 * Which pull requests of a repository changed. GitHub lists them by the time of their last change and knows no beginning, so the newest
 * are read until those of the last time. Its times have whole seconds: whatever changed in the second of the cursor is named once more,
 * unless that second was over for long when it was read.
 */
import { type ChangedPullRequests, ConnectorError } from "@eureka/connector-sdk";
import { z } from "zod";
import { type GitHubClient, repositoryPath } from "./client.ts";
import { clockSkewMilliseconds } from "./limits.ts";
import { readAll } from "./pages.ts";
import { listedPullRequestSchema } from "./wire.ts";

const cursorSchema = z.strictObject({
  /** As GitHub wrote it; null when there was none. */
  at: z.string().nullable(),
  /** The second was over: nothing more can have changed in it. */
  isOver: z.boolean(),
});

export async function listChangedPullRequests(
  client: GitHubClient,
  { platformBoardId, cursor: text }: { readonly platformBoardId: string; readonly cursor?: string },
): Promise<ChangedPullRequests> {
  const cursor = text === undefined ? null : readCursor(text);
  const path = `${repositoryPath(platformBoardId)}/pulls`;
  const query = { state: cursor ? "all" : "open", sort: "updated", direction: "desc" };
  const ids: string[] = [];
  let newest = cursor?.at ?? null;
  for await (const pull of readAll(client, path, z.array(listedPullRequestSchema), query)) {
    const at = pull.updated_at;
    if (cursor?.at && (at < cursor.at || (cursor.isOver && at === cursor.at))) break;
    if (newest === null || at > newest) newest = at;
    ids.push(String(pull.number));
  }
  const now = client.now();
  // Nothing was open: what was closed before now is not looked at later either.
  newest ??= `${new Date(now.getTime() - clockSkewMilliseconds).toISOString().slice(0, 19)}Z`;
  const isOver = now.getTime() - Date.parse(newest) > clockSkewMilliseconds;
  return { platformPullRequestIds: ids.reverse(), nextCursor: JSON.stringify({ at: newest, isOver }) };
}

function readCursor(text: string): z.infer<typeof cursorSchema> {
  try {
    return cursorSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new ConnectorError("invalid", "The cursor is not one of this platform", { cause });
  }
}
