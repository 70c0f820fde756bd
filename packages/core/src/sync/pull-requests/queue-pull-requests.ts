/** The jobs of pull requests by name, and their order: what concerns one is done one after the other, on all nodes. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";

export const pullRequestJobs = {
  compare: "sync.compare-pull-request",
  comment: "sync.comment-pull-request",
} as const;

/** Reads a pull request as it is now; several wishes become one. */
export function queuePullRequest(
  context: Pick<Context, "enqueue">,
  { boardId, platformPullRequestId }: { readonly boardId: Id<"board">; readonly platformPullRequestId: string },
  background = false,
): void {
  const key = JSON.stringify(["sync-pull-request", boardId, platformPullRequestId]);
  context.enqueue({
    name: pullRequestJobs.compare,
    payload: { boardId, platformPullRequestId },
    orderingKey: key,
    uniqueKey: key,
    background,
  });
}

/** Says on the pull request which work items it belongs to. */
export function queuePullRequestComment(
  context: Pick<Context, "enqueue">,
  { boardId, pullRequestId }: { readonly boardId: Id<"board">; readonly pullRequestId: Id<"pull_request"> },
): void {
  const key = JSON.stringify(["sync-pull-request-comment", pullRequestId]);
  context.enqueue({
    name: pullRequestJobs.comment,
    payload: { boardId, pullRequestId },
    orderingKey: key,
    uniqueKey: key,
    background: true,
  });
}
