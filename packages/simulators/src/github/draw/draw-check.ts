/** Checks and statuses of commits, as the API and deliveries show them. */
import type { CheckRun, CommitStatus, Repository } from "../model.ts";
import { nameOf, type World } from "../world.ts";
import { drawRepository, repositoryUrl } from "./draw-repository.ts";
import { isoTime, nodeId } from "./draw-values.ts";

export function drawCheckRun(world: World, repository: Repository, run: CheckRun): Record<string, unknown> {
  const url = `${repositoryUrl(world, repository)}/check-runs/${run.id}`;
  const page = `${world.url}/${nameOf(repository)}/runs/${run.id}`;
  return {
    id: run.id,
    node_id: nodeId("CR", run.id),
    head_sha: run.sha,
    external_id: "",
    url,
    html_url: page,
    details_url: page,
    status: run.status,
    conclusion: run.conclusion,
    started_at: isoTime(run.startedAt),
    completed_at: isoTime(run.completedAt),
    output: { title: null, summary: null, text: null, annotations_count: 0, annotations_url: `${url}/annotations` },
    name: run.name,
    check_suite: { id: run.suiteId },
    app: null,
    // Only those of the same repository are named, and not always: nobody may count on it.
    pull_requests: [],
  };
}

export function drawCheckSuite(
  world: World,
  repository: Repository,
  runs: readonly CheckRun[],
): Record<string, unknown> {
  const [first] = runs;
  const { suiteId = 0, sha = "", startedAt = 0 } = first ?? {};
  const url = `${repositoryUrl(world, repository)}/check-suites/${suiteId}`;
  return {
    id: suiteId,
    node_id: nodeId("CS", suiteId),
    head_branch: [...repository.branches].find(([, tip]) => tip === sha)?.[0] ?? null,
    head_sha: sha,
    status: "completed",
    conclusion: runs.find(({ conclusion }) => conclusion === "failure") ? "failure" : "success",
    url,
    before: null,
    after: sha,
    pull_requests: [],
    app: null,
    created_at: isoTime(startedAt),
    updated_at: isoTime(world.now),
    latest_check_runs_count: runs.length,
    check_runs_url: `${url}/check-runs`,
  };
}

/** As a delivery tells of one. */
export function drawStatus(world: World, repository: Repository, status: CommitStatus): Record<string, unknown> {
  const { id, sha, context, state, createdAt } = status;
  const branches = [...repository.branches].filter(([, tip]) => tip === sha);
  const commitUrl = `${repositoryUrl(world, repository)}/commits/${sha}`;
  return {
    id,
    sha,
    name: nameOf(repository),
    target_url: null,
    avatar_url: null,
    context,
    description: null,
    state,
    commit: { sha, url: commitUrl },
    branches: branches.map(([name]) => ({ name, commit: { sha, url: commitUrl }, protected: false })),
    created_at: isoTime(createdAt),
    updated_at: isoTime(createdAt),
  };
}

/** The newest word of each context, together. */
export function drawCombinedStatus(world: World, repository: Repository, sha: string): Record<string, unknown> {
  const url = `${repositoryUrl(world, repository)}/commits/${sha}`;
  const newest = new Map<string, CommitStatus>();
  for (const status of repository.statuses) if (status.sha === sha) newest.set(status.context, status);
  const statuses = [...newest.values()];
  const worst = (["failure", "error", "pending"] as const).find((word) => statuses.some(({ state }) => state === word));
  const together = { failure: "failure", error: "failure", pending: "pending" };
  return {
    state: worst ? together[worst] : statuses.length > 0 ? "success" : "pending",
    statuses: statuses.map(({ id, context, state, createdAt }) => ({
      url: `${repositoryUrl(world, repository)}/statuses/${sha}`,
      avatar_url: null,
      id,
      node_id: nodeId("SC", id),
      state,
      description: null,
      target_url: null,
      context,
      created_at: isoTime(createdAt),
      updated_at: isoTime(createdAt),
    })),
    sha,
    total_count: statuses.length,
    repository: drawRepository(world, repository),
    commit_url: url,
    url: `${url}/status`,
  };
}
