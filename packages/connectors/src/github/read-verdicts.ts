/** What reviewers and checks say together. GitHub's API gives the single voices alone. */
import { ConnectorError } from "@eureka/connector-sdk";
import type { PullRequestChecks, PullRequestReview } from "@eureka/contracts/pull-request";
import { z } from "zod";
import type { GitHubClient } from "./client.ts";
import { largestPage, readAll } from "./pages.ts";
import { checkRunsSchema, combinedStatusSchema, type GitHubPullRequest, reviewSchema } from "./wire.ts";

/** The last word of each reviewer counts; a comment is none. Whoever is asked once more has said nothing yet. */
export async function readReview(
  client: GitHubClient,
  path: string,
  { requested_reviewers: people, requested_teams: teams }: GitHubPullRequest,
): Promise<PullRequestReview> {
  const asked = new Set((people ?? []).map(({ id }) => id));
  const words = new Map<number, string>();
  for await (const { user, state } of readAll(client, path, z.array(reviewSchema))) {
    if (!user || asked.has(user.id) || !["APPROVED", "CHANGES_REQUESTED", "DISMISSED"].includes(state)) continue;
    words.set(user.id, state);
  }
  const said = new Set(words.values());
  if (said.has("CHANGES_REQUESTED")) return "changes_requested";
  if (said.has("APPROVED")) return "approved";
  return asked.size > 0 || (teams?.length ?? 0) > 0 ? "requested" : "none";
}

/** Checks of applications, and statuses, which came before them. Where the App may not read a kind of them, that kind says nothing. */
export async function readChecks(client: GitHubClient, commitPath: string): Promise<PullRequestChecks> {
  const query = { per_page: String(largestPage) };
  const [runs, statuses] = await Promise.all([
    orNothing(client.get(`${commitPath}/check-runs`, checkRunsSchema, query)),
    orNothing(client.get(`${commitPath}/status`, combinedStatusSchema, query)),
  ]);
  const said = new Set([
    ...(runs?.check_runs ?? []).map(({ status, conclusion }) =>
      status === "completed" ? verdictOf(conclusion ?? "") : "pending",
    ),
    ...(statuses?.statuses ?? []).map(({ state }) => verdictOf(state)),
  ]);
  return (["failed", "pending", "passed"] as const).find((verdict) => said.has(verdict)) ?? "none";
}

function verdictOf(word: string): PullRequestChecks {
  return Object.hasOwn(verdicts, word) ? (verdicts[word] ?? "pending") : "pending";
}

/** `stale` and `cancelled` checks are over without a verdict that anybody could wait for. */
const verdicts: Readonly<Record<string, PullRequestChecks>> = {
  success: "passed",
  neutral: "passed",
  skipped: "passed",
  failure: "failed",
  error: "failed",
  timed_out: "failed",
  action_required: "failed",
  startup_failure: "failed",
  cancelled: "failed",
  stale: "failed",
};

async function orNothing<Value>(reading: Promise<Value>): Promise<Value | null> {
  try {
    return await reading;
  } catch (error) {
    // A token that is refused altogether was refused before, at the pull request itself.
    if (error instanceof ConnectorError && (error.code === "unauthorized" || error.code === "not_found")) return null;
    throw error;
  }
}
