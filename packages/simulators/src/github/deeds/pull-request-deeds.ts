/** What happens to pull requests, whoever does it. Every change tells its own event, as GitHub sends them. */
import { drawAccount } from "../draw/draw-account.ts";
import { drawLabel } from "../draw/draw-issue.ts";
import { drawPullRequest, drawReview } from "../draw/draw-pull-request.ts";
import type { Account, Author, Issue, Pull, PullFile, Repository, Review } from "../model.ts";
import { invalid, notFound } from "../refusal.ts";
import type { World } from "../world.ts";
import { createIssue, editIssue, type IssueWish, touch } from "./issue-deeds.ts";
import { makeSha } from "./make-sha.ts";

export interface PullRequestWish {
  readonly body?: string;
  readonly branch: string;
  readonly draft?: boolean;
  readonly labels?: readonly string[];
  readonly files?: readonly PullFile[];
}

/** What a change is about where nobody says it. */
const oneLine: readonly PullFile[] = [
  { filename: "NOTES.md", status: "modified", additions: 1, deletions: 0, patch: "@@ -1 +1,2 @@\n one\n+two" },
];

export function openPullRequest(
  world: World,
  author: Author,
  repository: Repository,
  title: string,
  { body, branch, draft = false, labels, files = oneLine }: PullRequestWish,
): Issue {
  const headSha = repository.branches.get(branch);
  if (headSha === undefined) throw invalid({ resource: "PullRequest", code: "invalid", field: "head" });
  const pull: Pull = {
    draft,
    branch,
    base: "main",
    headSha,
    baseSha: repository.branches.get("main") ?? makeSha(),
    requestedReviewers: [],
    reviews: [],
    mergedAt: null,
    mergedBy: null,
    files,
  };
  const issue = createIssue(world, author, repository, { title, body, ...(labels && { labels }) }, pull);
  tell(world, author, issue, "opened");
  return issue;
}

export function editPullRequest(
  world: World,
  author: Author,
  issue: Issue,
  wish: Pick<IssueWish, "title" | "body" | "labels">,
): void {
  const { title, body, labels } = issue;
  editIssue(world, author, issue, wish);
  const changes = {
    ...(issue.title !== title && { title: { from: title } }),
    ...(issue.body !== body && { body: { from: body ?? "" } }),
  };
  if (Object.keys(changes).length > 0) tell(world, author, issue, "edited", { changes });
  for (const label of issue.labels.filter((one) => !labels.includes(one)))
    tell(world, author, issue, "labeled", { label: drawLabel(world, issue.repository, label) });
  for (const label of labels.filter((one) => !issue.labels.includes(one)))
    tell(world, author, issue, "unlabeled", { label: drawLabel(world, issue.repository, label) });
}

export function setDraft(world: World, author: Author, issue: Issue, draft: boolean): void {
  const pull = pullOf(issue);
  if (pull.draft === draft) return;
  pull.draft = draft;
  touch(world, issue);
  tell(world, author, issue, draft ? "converted_to_draft" : "ready_for_review");
}

export function requestReview(world: World, author: Author, issue: Issue, reviewer: Account): void {
  const pull = pullOf(issue);
  if (reviewer === issue.author) {
    throw invalid({
      resource: "PullRequest",
      code: "custom",
      field: "reviewers",
      message: "Review cannot be requested from pull request author.",
    });
  }
  if (!pull.requestedReviewers.includes(reviewer)) pull.requestedReviewers.push(reviewer);
  touch(world, issue);
  tell(world, author, issue, "review_requested", { requested_reviewer: drawAccount(world, reviewer) });
}

/** Whoever was asked for a review has given it. */
export function reviewPullRequest(
  world: World,
  author: Author,
  issue: Issue,
  state: Review["state"],
  body: string,
): Review {
  const pull = pullOf(issue);
  if (author.account === issue.author && state !== "COMMENTED") {
    throw invalid({
      resource: "PullRequestReview",
      code: "custom",
      field: "user_id",
      message: "Can not approve your own pull request",
    });
  }
  const { account } = author;
  const review: Review = {
    id: world.newId(),
    author: account,
    body,
    state,
    commitId: pull.headSha,
    submittedAt: world.now,
  };
  pull.reviews.push(review);
  pull.requestedReviewers = pull.requestedReviewers.filter((one) => one !== account);
  touch(world, issue);
  const drawn = drawReview(world, issue, review);
  const payload = {
    // Deliveries write the state in small letters, answers of the API in large ones.
    review: { ...drawn, state: state.toLowerCase() },
    pull_request: drawPullRequest(world, issue, { isListed: true }),
  };
  const { repository } = issue;
  world.onHappening({ event: "pull_request_review", action: "submitted", sender: account, repository, payload });
  return review;
}

export function closePullRequest(world: World, author: Author, issue: Issue, merged: boolean): void {
  const pull = pullOf(issue);
  if (issue.state === "closed") return;
  editIssue(world, author, issue, { state: "closed" });
  if (merged) {
    pull.mergedAt = world.now;
    pull.mergedBy = author.account;
    issue.repository.branches.set(pull.base, makeSha());
  }
  tell(world, author, issue, "closed");
}

/** What is merged stays so. */
export function reopenPullRequest(world: World, author: Author, issue: Issue): void {
  if (pullOf(issue).mergedAt !== null) {
    throw invalid({ resource: "PullRequest", code: "invalid", field: "state" });
  }
  editIssue(world, author, issue, { state: "open" });
  tell(world, author, issue, "reopened");
}

/** The open pull request of a branch has its new commits, and changes other files where that is said. */
export function followPush(
  world: World,
  author: Author,
  repository: Repository,
  { branch, after, files }: { readonly branch: string; readonly after: string; readonly files?: readonly PullFile[] },
): void {
  for (const issue of repository.issues.values()) {
    if (issue.pull?.branch !== branch || issue.state !== "open" || issue.pull.headSha === after) continue;
    const before = issue.pull.headSha;
    issue.pull.headSha = after;
    if (files) issue.pull.files = files;
    touch(world, issue);
    tell(world, author, issue, "synchronize", { before, after });
  }
}

function pullOf(issue: Issue): Pull {
  if (!issue.pull) throw notFound();
  return issue.pull;
}

function tell(world: World, { account }: Author, issue: Issue, action: string, more: object = {}): void {
  const { number, repository } = issue;
  const payload = { number, pull_request: drawPullRequest(world, issue), ...more };
  world.onHappening({ event: "pull_request", action, sender: account, repository, payload });
}
