/** Pull requests and their reviews, as the API and deliveries show them. */
import { createHash } from "node:crypto";
import type { Issue, Pull, PullFile, Review } from "../model.ts";
import { notFound } from "../refusal.ts";
import { nameOf, type World } from "../world.ts";
import { drawAccount } from "./draw-account.ts";
import { associationOf, drawIssue } from "./draw-issue.ts";
import { drawRepository, repositoryUrl } from "./draw-repository.ts";
import { isoTime, nodeId } from "./draw-values.ts";

/** Lists, and deliveries about reviews, leave out what GitHub must count or try first. */
export function drawPullRequest(
  world: World,
  issue: Issue,
  { isListed = false }: { readonly isListed?: boolean } = {},
): Record<string, unknown> {
  const { pull, repository, number } = issue;
  if (!pull) throw notFound();
  const { labels, milestone, assignee, assignees, user, ...said } = drawIssue(world, issue);
  const url = `${repositoryUrl(world, repository)}/pulls/${number}`;
  const html = `${world.url}/${nameOf(repository)}/pull/${number}`;
  const links = {
    self: url,
    html,
    issue: `${repositoryUrl(world, repository)}/issues/${number}`,
    comments: `${repositoryUrl(world, repository)}/issues/${number}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${repositoryUrl(world, repository)}/pulls/comments{/number}`,
    commits: `${url}/commits`,
    statuses: `${repositoryUrl(world, repository)}/statuses/${pull.headSha}`,
  };
  const { body, state, locked, title, created_at, updated_at, closed_at, author_association, active_lock_reason } =
    said;
  return {
    url,
    id: issue.id,
    node_id: nodeId("PR", issue.id),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: links.issue,
    number,
    ...{ state, locked, title, user, body, created_at, updated_at, closed_at },
    merged_at: isoTime(pull.mergedAt),
    merge_commit_sha: pull.mergedAt === null ? null : (repository.branches.get(pull.base) ?? null),
    ...{ assignee, assignees, labels, milestone },
    requested_reviewers: pull.requestedReviewers.map((account) => drawAccount(world, account)),
    requested_teams: [],
    draft: pull.draft,
    commits_url: links.commits,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    comments_url: links.comments,
    statuses_url: links.statuses,
    head: drawSide(world, issue, pull.branch, pull.headSha),
    base: drawSide(world, issue, pull.base, pull.baseSha),
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
    author_association,
    auto_merge: null,
    active_lock_reason,
    ...(!isListed && drawCounts(world, issue, pull)),
  };
}

export function drawReview(world: World, issue: Issue, review: Review): Record<string, unknown> {
  const { id, author, body, state, commitId, submittedAt } = review;
  const html = `${world.url}/${nameOf(issue.repository)}/pull/${issue.number}#pullrequestreview-${id}`;
  const pull = `${repositoryUrl(world, issue.repository)}/pulls/${issue.number}`;
  return {
    id,
    node_id: nodeId("PRR", id),
    user: drawAccount(world, author),
    body,
    state,
    html_url: html,
    pull_request_url: pull,
    author_association: associationOf(issue.repository, author),
    _links: { html: { href: html }, pull_request: { href: pull } },
    submitted_at: isoTime(submittedAt),
    commit_id: commitId,
  };
}

/** A file that a pull request changes. */
export function drawFile(world: World, issue: Issue, file: PullFile): Record<string, unknown> {
  const { filename, status, additions, deletions, patch } = file;
  const place = `${issue.pull?.headSha}/${filename.split("/").map(encodeURIComponent).join("/")}`;
  return {
    sha: createHash("sha1").update(filename).digest("hex"),
    ...{ filename, status, additions, deletions },
    changes: additions + deletions,
    blob_url: `${world.url}/${nameOf(issue.repository)}/blob/${place}`,
    raw_url: `${world.url}/${nameOf(issue.repository)}/raw/${place}`,
    contents_url: `${repositoryUrl(world, issue.repository)}/contents/${encodeURIComponent(filename)}?ref=${issue.pull?.headSha}`,
    ...(patch !== null && { patch }),
  };
}

function drawSide(world: World, { repository }: Issue, ref: string, sha: string): Record<string, unknown> {
  return {
    label: `${repository.owner.login}:${ref}`,
    ref,
    sha,
    user: drawAccount(world, repository.owner),
    repo: drawRepository(world, repository),
  };
}

function drawCounts(world: World, issue: Issue, { mergedAt, mergedBy, files }: Pull): Record<string, unknown> {
  return {
    merged: mergedAt !== null,
    mergeable: issue.state === "open" ? true : null,
    rebaseable: issue.state === "open" ? true : null,
    mergeable_state: issue.state === "open" ? "clean" : "unknown",
    merged_by: mergedBy && drawAccount(world, mergedBy),
    comments: issue.comments.length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: 1,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  };
}
