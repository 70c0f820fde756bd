/** Which issue an issue is a part of, within one repository. */
import { ConnectorError, type ItemReference } from "@eureka/connector-sdk";
import { z } from "zod";
import { type GitHubClient, issuePath } from "./client.ts";
import { readAll } from "./pages.ts";
import { readParent } from "./read-item.ts";
import { type GitHubIssue, issueSchema } from "./wire.ts";

/** Whether anything was changed: what GitHub does not take, because it would make a ring, is too deep or too full, stays as it is. */
export async function setParent(
  client: GitHubClient,
  { platformBoardId }: ItemReference,
  issue: GitHubIssue,
  parent: string | null,
): Promise<boolean> {
  const now = readParent(issue);
  if (parent === now) return false;
  const pathOf = (platformItemId: string) => issuePath({ platformBoardId, platformItemId });
  try {
    if (parent !== null)
      await client.send(
        "POST",
        `${pathOf(parent)}/sub_issues`,
        { sub_issue_id: issue.id, replace_parent: true },
        issueSchema,
      );
    else if (now !== null)
      await client.send("DELETE", `${pathOf(now)}/sub_issue`, { sub_issue_id: issue.id }, issueSchema);
    return true;
  } catch (error) {
    if (error instanceof ConnectorError && (error.code === "invalid" || error.code === "not_found")) return false;
    throw error;
  }
}

/** Those of the same repository. */
export async function listSubIssues(client: GitHubClient, item: ItemReference): Promise<string[]> {
  const found: string[] = [];
  for await (const issue of readAll(client, `${issuePath(item)}/sub_issues`, z.array(issueSchema)))
    if (readParent(issue) === item.platformItemId) found.push(String(issue.number));
  return found;
}
