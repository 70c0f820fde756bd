/** The jobs of pull requests by name, and their order: what concerns one is done one after the other, on all nodes. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";

export const pullRequestJobs = {
  compare: "sync.compare-pull-request",
  comment: "sync.comment-pull-request",
  evaluate: "sync.evaluate-pull-request",
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

type PullRequestWish = Readonly<{ boardId: Id<"board">; pullRequestId: Id<"pull_request"> }>;

/** Says on the pull request which work items it belongs to, and what its change does. */
export function queuePullRequestComment(context: Pick<Context, "enqueue">, payload: PullRequestWish): void {
  queueOnce(context, pullRequestJobs.comment, payload, "sync-pull-request-comment");
}

/** Looks at the change of the newest commit; pushes that come in the meantime become one. */
export function queueEvaluation(context: Pick<Context, "enqueue">, payload: PullRequestWish): void {
  queueOnce(context, pullRequestJobs.evaluate, payload, "sync-pull-request-evaluation");
}

function queueOnce(context: Pick<Context, "enqueue">, name: string, payload: PullRequestWish, kind: string): void {
  const key = JSON.stringify([kind, payload.pullRequestId]);
  context.enqueue({ name, payload, orderingKey: key, uniqueKey: key, background: true });
}
