/** Finds what deliveries did not tell of: pull requests that changed, and open ones whose checks have not ended. */
import { ConnectorError } from "@eureka/connector-sdk";
import type { Id } from "@eureka/contracts/ids";
import type { JobContext } from "../../operations/index.ts";
import { loadCodePlace } from "./load-code-place.ts";
import { updatePullRequestCursor } from "./pull-request-rules.store.ts";
import { selectPullRequestsChecked } from "./pull-requests.store.ts";
import { queuePullRequest } from "./queue-pull-requests.ts";

/** Of those that wait for checks, as many are read again each time. */
const mostWaiting = 50;

export async function comparePullRequests(context: JobContext, boardId: Id<"board">): Promise<void> {
  const place = await loadCodePlace(context, boardId);
  if (!place) return;
  const { id, platformBoardId } = place.connectedBoard;
  const { cursor } = place.rules;
  try {
    const changed = await place.pullRequests.listChanged({ platformBoardId, ...(cursor !== null && { cursor }) });
    await context.transact(async (inside) => {
      const waiting = await selectPullRequestsChecked(inside.transaction, id, null, mostWaiting);
      for (const platformPullRequestId of new Set([...changed.platformPullRequestIds, ...waiting]))
        queuePullRequest(inside, { boardId, platformPullRequestId }, true);
      await updatePullRequestCursor(inside.transaction, id, changed.nextCursor);
    });
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.isTemporary) throw error;
    // An application may be allowed items and no code: its items go on.
    context.log.warn({ boardId, code: error.code, platformCode: error.platformCode }, "sync.pull_requests_unread");
  }
}
