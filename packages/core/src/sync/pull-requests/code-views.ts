/** Pull requests, branches and commits as people see them. */
import type { CodeLink, PullRequest } from "@eureka/contracts/pull-request";
import type { CodeLinkRow } from "./code-links.store.ts";
import type { LinkedPullRequest } from "./pull-requests.store.ts";

export function viewPullRequest(
  { row, isMade }: LinkedPullRequest,
  authorNames: ReadonlyMap<string, string>,
): PullRequest {
  const { id, connectedBoardId, name, title, state, review, checks, branch, baseBranch, permalink, evaluation } = row;
  return {
    ...{ id, connectedBoardId, name, title, state, review, checks, branch, baseBranch, permalink },
    author: { name: authorNames.get(row.authorId) ?? "", isBot: row.isBot },
    madeTheItem: isMade,
    evaluation,
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function viewCodeLink(row: CodeLinkRow): CodeLink {
  const { id, connectedBoardId, kind, name, title, permalink } = row;
  return { id, connectedBoardId, kind, name, title, permalink, createdAt: row.createdAt.toISOString() };
}
