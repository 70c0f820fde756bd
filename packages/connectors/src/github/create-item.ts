/**
 * Creating an issue, once for each intent. An open one is one call. A closed one takes two, of which the second may fail: until then
 * it carries another marker, so that nobody finds it as done, and the next attempt goes on with it instead of making a second one.
 */
import type { CreateItemInput, ItemIntentSearch, TrackerItem } from "@eureka/connector-sdk";
import { z } from "zod";
import { type GitHubClient, repositoryPath } from "./client.ts";
import { clockSkewMilliseconds } from "./limits.ts";
import { type ListId, stateOf } from "./lists.ts";
import { markerOf, readMarker } from "./marker.ts";
import { readAll } from "./pages.ts";
import { readItem } from "./read-item.ts";
import { resolveAssignees } from "./resolve-assignees.ts";
import { type GitHubIssue, issueSchema } from "./wire.ts";

/** How long an unfinished issue is looked for: longer than any host goes on repeating. */
const unfinishedMilliseconds = 24 * 3_600_000;

/** The fields were checked before. */
export async function createItem(client: GitHubClient, input: CreateItemInput, list: ListId): Promise<TrackerItem> {
  const { intent, platformBoardId } = input;
  if (list === "open") return readItem(platformBoardId, await makeIssue(client, input, markerOf(intent)));
  // An intent has no slash, so no other one has this marker.
  const unfinished = markerOf(`${intent}/unfinished`);
  const since = new Date(client.now().getTime() - unfinishedMilliseconds);
  const found = await findMarked(client, platformBoardId, unfinished, since);
  const { number } = found ?? (await makeIssue(client, input, unfinished));
  const body = markerOf(intent) + (input.fields.body ?? "");
  const path = `${repositoryPath(platformBoardId)}/issues/${number}`;
  return readItem(platformBoardId, await client.send("PATCH", path, { body, ...stateOf(list) }, issueSchema));
}

export async function findByIntent(client: GitHubClient, search: ItemIntentSearch): Promise<TrackerItem | null> {
  const { platformBoardId, intent, sentAfter } = search;
  const since = new Date(sentAfter.getTime() - clockSkewMilliseconds);
  const found = await findMarked(client, platformBoardId, markerOf(intent), since);
  return found && readItem(platformBoardId, found);
}

async function makeIssue(
  client: GitHubClient,
  { platformBoardId, fields }: CreateItemInput,
  marker: string,
): Promise<GitHubIssue> {
  const { title, body = "", labels, assignees } = fields;
  const logins = assignees && (await resolveAssignees(client, assignees, []));
  const wish = { title, body: marker + body, ...(labels && { labels }), ...(logins && { assignees: logins }) };
  return client.send("POST", `${repositoryPath(platformBoardId)}/issues`, wish, issueSchema);
}

/** Nothing that was made before `since` is looked at. */
async function findMarked(
  client: GitHubClient,
  platformBoardId: string,
  marker: string,
  since: Date,
): Promise<GitHubIssue | null> {
  const query = { state: "all", sort: "created", direction: "desc", since: since.toISOString() };
  let oldest: GitHubIssue | null = null;
  for await (const issue of readAll(client, `${repositoryPath(platformBoardId)}/issues`, z.array(issueSchema), query)) {
    // `since` is about changes; the order is that of creation.
    if (new Date(issue.created_at).getTime() < Math.floor(since.getTime() / 1_000) * 1_000) break;
    // Whoever copies an issue copies its marker: the oldest one is ours.
    if (readMarker(issue.body ?? "") === marker && issue.pull_request === undefined) oldest = issue;
  }
  return oldest;
}
