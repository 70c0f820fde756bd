/** Pull requests with what reviewers and checks say together. One is read in four calls: itself, its reviews, and the two kinds of checks. */
import {
  ConnectorError,
  cleanText,
  type PlatformPullRequest,
  type PullRequestReference,
  type PullRequestsCapability,
} from "@eureka/connector-sdk";
import { universalEventLimits } from "@eureka/contracts/universal-event";
import { type GitHubClient, part, repositoryPath } from "./client.ts";
import { addComment, findCommentByIntent, updateComment } from "./comments.ts";
import { listChangedBranches } from "./list-changed-branches.ts";
import { listChangedPullRequests } from "./list-changed-pull-requests.ts";
import { personOf } from "./person.ts";
import { readChanges } from "./read-changes.ts";
import { readBody } from "./read-item.ts";
import { readChecks, readReview } from "./read-verdicts.ts";
import { type GitHubPullRequest, pullRequestSchema } from "./wire.ts";

const limits = universalEventLimits;

export function createGitHubPullRequests(client: GitHubClient): PullRequestsCapability {
  return {
    async get(reference) {
      const pull = await client.get(pullPath(reference), pullRequestSchema);
      const [review, checks] = await Promise.all([
        readReview(client, `${pullPath(reference)}/reviews`, pull),
        readChecks(client, `${repositoryPath(reference.platformBoardId)}/commits/${commitOf(pull)}`),
      ]);
      return { ...readPull(reference.platformBoardId, pull), review, checks };
    },
    listChanged: (request) => listChangedPullRequests(client, request),
    listChangedBranches: (request) => listChangedBranches(client, request),
    readChanges: (reference, mostFiles) => readChanges(client, `${pullPath(reference)}/files`, mostFiles),
    // To GitHub a pull request's talk is that of an issue.
    addComment: (input) => addComment(client, { ...input, item: itemOf(input.pullRequest) }),
    findCommentByIntent: (search) => findCommentByIntent(client, { ...search, item: itemOf(search.pullRequest) }),
    updateComment: (input) => updateComment(client, { ...input, item: itemOf(input.pullRequest) }),
  };
}

function pullPath({ platformBoardId, platformPullRequestId }: PullRequestReference): string {
  return `${repositoryPath(platformBoardId)}/pulls/${part(platformPullRequestId)}`;
}

function itemOf({ platformBoardId, platformPullRequestId }: PullRequestReference) {
  return { platformBoardId, platformItemId: platformPullRequestId };
}

function commitOf({ head }: GitHubPullRequest): string {
  if (/^[0-9a-f]{40,64}$/.test(head.sha)) return head.sha;
  throw new ConnectorError("unavailable", "The answer is not one of GitHub's");
}

function readPull(platformBoardId: string, pull: GitHubPullRequest): Omit<PlatformPullRequest, "review" | "checks"> {
  const { number, title, state, draft, merged_at: mergedAt, head, base } = pull;
  const open = draft === true ? "draft" : "open";
  const closed = typeof mergedAt === "string" ? "merged" : "closed";
  return {
    platformBoardId,
    platformPullRequestId: String(number),
    name: `#${number}`,
    title: cleanText(title, limits.title),
    body: readBody(pull.body),
    state: state === "closed" ? closed : open,
    author: personOf(pull.user),
    labels: pull.labels.map(({ name }) => cleanText(name, limits.name)),
    branch: cleanText(head.ref, limits.name),
    baseBranch: cleanText(base.ref, limits.name),
    platformCommitId: head.sha,
    permalink: pull.html_url,
    updatedAt: new Date(pull.updated_at),
  };
}
