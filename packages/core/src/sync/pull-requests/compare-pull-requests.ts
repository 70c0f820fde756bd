/** Finds what deliveries did not tell of: pull requests that changed, open ones whose checks have not ended, and branches. */
import { ConnectorError } from "@eureka/connector-sdk";
import type { Id } from "@eureka/contracts/ids";
import type { JobContext } from "../../operations/index.ts";
import { type CodePlace, loadCodePlace } from "./load-code-place.ts";
import { updateBranchesCursor, updatePullRequestCursor } from "./pull-request-rules.store.ts";
import { selectPullRequestsChecked } from "./pull-requests.store.ts";
import { queuePullRequest } from "./queue-pull-requests.ts";
import { takeBranch } from "./take-branch.ts";

/** Of those that wait for checks, as many are read again each time. */
const mostWaiting = 50;

export async function comparePullRequests(context: JobContext, boardId: Id<"board">): Promise<void> {
  const place = await loadCodePlace(context, boardId);
  if (!place) return;
  await unlessRefused(context, boardId, () => findPullRequests(context, place));
  await unlessRefused(context, boardId, () => findBranches(context, place));
}

async function findPullRequests(
  context: JobContext,
  { connectedBoard, pullRequests, rules }: CodePlace,
): Promise<void> {
  const { id, boardId, platformBoardId } = connectedBoard;
  const { cursor } = rules;
  const changed = await pullRequests.listChanged({ platformBoardId, ...(cursor !== null && { cursor }) });
  await context.transact(async (inside) => {
    const waiting = await selectPullRequestsChecked(inside.transaction, id, null, mostWaiting);
    for (const platformPullRequestId of new Set([...changed.platformPullRequestIds, ...waiting]))
      queuePullRequest(inside, { boardId, platformPullRequestId }, true);
    await updatePullRequestCursor(inside.transaction, id, changed.nextCursor);
  });
}

async function findBranches(context: JobContext, { connectedBoard, pullRequests, rules }: CodePlace): Promise<void> {
  const { id, platformBoardId } = connectedBoard;
  const cursor = rules.branchesCursor;
  const found = await pullRequests.listChangedBranches?.({ platformBoardId, ...(cursor !== null && { cursor }) });
  if (!found) return;
  await context.transact(async (inside) => {
    for (const branch of found.branches) await takeBranch(inside, connectedBoard, branch);
    if (found.nextCursor !== cursor) await updateBranchesCursor(inside.transaction, id, found.nextCursor);
  });
}

/** An application may be allowed items and no code: its items go on. */
async function unlessRefused(context: JobContext, boardId: Id<"board">, find: () => Promise<void>): Promise<void> {
  try {
    await find();
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.isTemporary) throw error;
    context.log.warn({ boardId, code: error.code, platformCode: error.platformCode }, "sync.code_unread");
  }
}
