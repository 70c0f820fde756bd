/** What happened to a pull request between two readings. A rule acts on what happened, never on how things stand. */
import type { PlatformPullRequest } from "@eureka/connector-sdk";
import type { PullRequestHappening } from "@eureka/contracts/pull-request";

export type PullRequestFacts = Pick<PlatformPullRequest, "state" | "review" | "checks">;

const ofState = { draft: "drafted", open: "opened", merged: "merged", closed: "closed" } as const;
const ofReview = {
  none: null,
  requested: "review_requested",
  changes_requested: "changes_requested",
  approved: "approved",
} as const;

/** In any order. `before` null: all that it is now has happened. */
export function findHappenings(before: PullRequestFacts | null, now: PullRequestFacts): PullRequestHappening[] {
  const review = now.review === before?.review ? null : ofReview[now.review];
  return [
    ...(now.state === before?.state ? [] : [ofState[now.state]]),
    ...(review === null ? [] : [review]),
    ...(now.checks === "failed" && before?.checks !== "failed" ? (["checks_failed"] as const) : []),
  ];
}
