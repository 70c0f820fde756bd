/** Issues and what hangs on them, as the API and deliveries show them. */
import { accessOf } from "../access.ts";
import type { Account, App, Comment, Issue, Label, Milestone, Repository } from "../model.ts";
import { nameOf, type World } from "../world.ts";
import { drawAccount } from "./draw-account.ts";
import { drawApp } from "./draw-app.ts";
import { repositoryUrl } from "./draw-repository.ts";
import { isoTime, nodeId } from "./draw-values.ts";

export function drawIssue(world: World, issue: Issue): Record<string, unknown> {
  const { id, number, repository, subIssues } = issue;
  const url = `${repositoryUrl(world, repository)}/issues/${number}`;
  const assignees = issue.assignees.map((account) => drawAccount(world, account));
  const completed = subIssues.filter(({ state }) => state === "closed").length;
  const total = subIssues.length;
  return {
    url,
    repository_url: repositoryUrl(world, repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${world.url}/${nameOf(repository)}/${issue.pull ? "pull" : "issues"}/${number}`,
    id,
    node_id: nodeId("I", id),
    number,
    title: issue.title,
    user: drawAccount(world, issue.author),
    labels: issue.labels.map((label) => drawLabel(world, repository, label)),
    state: issue.state,
    locked: issue.locked,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: issue.milestone && drawMilestone(world, repository, issue.milestone),
    comments: issue.comments.length,
    created_at: isoTime(issue.createdAt),
    updated_at: isoTime(issue.updatedAt),
    closed_at: isoTime(issue.closedAt),
    author_association: associationOf(repository, issue.author),
    active_lock_reason: issue.lockReason,
    body: issue.body,
    closed_by: issue.closedBy && drawAccount(world, issue.closedBy),
    reactions: drawReactions(`${url}/reactions`),
    timeline_url: `${url}/timeline`,
    performed_via_github_app: drawPerformer(world, issue.app),
    state_reason: issue.stateReason,
    sub_issues_summary: {
      total,
      completed,
      percent_completed: total === 0 ? 0 : Math.floor((completed / total) * 100),
    },
    ...(issue.parent && {
      parent_issue_url: `${repositoryUrl(world, issue.parent.repository)}/issues/${issue.parent.number}`,
    }),
    ...(issue.pull && {
      draft: issue.pull.draft,
      pull_request: {
        url: `${repositoryUrl(world, repository)}/pulls/${number}`,
        html_url: `${world.url}/${nameOf(repository)}/pull/${number}`,
        diff_url: `${world.url}/${nameOf(repository)}/pull/${number}.diff`,
        patch_url: `${world.url}/${nameOf(repository)}/pull/${number}.patch`,
        merged_at: isoTime(issue.pull.mergedAt),
      },
    }),
  };
}

export function drawComment(world: World, issue: Issue, comment: Comment): Record<string, unknown> {
  const { repository, number } = issue;
  const url = `${repositoryUrl(world, repository)}/issues/comments/${comment.id}`;
  return {
    url,
    html_url: `${world.url}/${nameOf(repository)}/issues/${number}#issuecomment-${comment.id}`,
    issue_url: `${repositoryUrl(world, repository)}/issues/${number}`,
    id: comment.id,
    node_id: nodeId("IC", comment.id),
    user: drawAccount(world, comment.author),
    created_at: isoTime(comment.createdAt),
    updated_at: isoTime(comment.updatedAt),
    author_association: associationOf(repository, comment.author),
    body: comment.body,
    reactions: drawReactions(`${url}/reactions`),
    performed_via_github_app: drawPerformer(world, comment.app),
  };
}

export function drawLabel(world: World, repository: Repository, label: Label): Record<string, unknown> {
  const { id, name, color, description, isDefault } = label;
  const url = `${repositoryUrl(world, repository)}/labels/${encodeURIComponent(name)}`;
  return { id, node_id: nodeId("LA", id), url, name, color, default: isDefault, description };
}

export function drawMilestone(world: World, repository: Repository, milestone: Milestone): Record<string, unknown> {
  const { id, number } = milestone;
  const url = `${repositoryUrl(world, repository)}/milestones/${number}`;
  const issues = [...repository.issues.values()].filter((issue) => issue.milestone === milestone);
  const open = issues.filter(({ state }) => state === "open").length;
  return {
    url,
    html_url: `${world.url}/${nameOf(repository)}/milestone/${number}`,
    labels_url: `${url}/labels`,
    id,
    node_id: nodeId("MI", id),
    number,
    title: milestone.title,
    description: milestone.description,
    creator: drawAccount(world, milestone.creator),
    open_issues: open,
    closed_issues: issues.length - open,
    state: milestone.state,
    created_at: isoTime(milestone.createdAt),
    updated_at: isoTime(milestone.updatedAt),
    due_on: milestone.dueOn,
    closed_at: isoTime(milestone.closedAt),
  };
}

function drawPerformer(world: World, app: App | null): Record<string, unknown> | null {
  return app && drawApp(world, app);
}

function drawReactions(url: string): Record<string, unknown> {
  return { url, total_count: 0, "+1": 0, "-1": 0, laugh: 0, hooray: 0, confused: 0, heart: 0, rocket: 0, eyes: 0 };
}

export function associationOf(repository: Repository, { id }: Account): string {
  if (repository.owner.id === id) return "OWNER";
  return accessOf(repository, id) === "none" ? "NONE" : "COLLABORATOR";
}
