/** The module `sync`. */
import type { Id } from "@eureka/contracts/ids";
import { type Context, defineModule } from "../operations/index.ts";
import { absorbWorkItem } from "./absorb-work-item.ts";
import { releaseBacklog } from "./backlog/release-backlog.ts";
import { cleanUpPlatformHooks } from "./clean-up-platform-hooks.ts";
import { compareBoardAnew } from "./compare-all-anew.ts";
import { compareAttachments } from "./compare-attachments.ts";
import { compareBoard, compareBoardAgain } from "./compare-board.ts";
import { compareItem } from "./compare-item.ts";
import { compareOrder } from "./compare-order.ts";
import { selectConnectedBoardsOf } from "./connected-boards.store.ts";
import { createConnectedBoard } from "./create-connected-board.ts";
import { followConnections } from "./follow-connections.ts";
import { followQuestions } from "./follow-questions.ts";
import { followAttachments, followComments, followRemovals, followWorkItems } from "./follow-work-items.ts";
import { getConnectedBoard } from "./get-connected-board.ts";
import { getConnectedBoardHealth } from "./get-connected-board-health.ts";
import { listConnectedBoards } from "./list-connected-boards.ts";
import { listExternalLinks } from "./list-external-links.ts";
import { listPlatformBoards } from "./list-platform-boards.ts";
import { listPlatformHooks } from "./list-platform-hooks.ts";
import { listSyncConflicts } from "./list-sync-conflicts.ts";
import { previewConnectedBoard } from "./preview-connected-board.ts";
import { commentPullRequest } from "./pull-requests/comment-pull-request.ts";
import { comparePullRequest } from "./pull-requests/compare-pull-request.ts";
import { evaluatePullRequest } from "./pull-requests/evaluation/evaluate-pull-request.ts";
import { getBranchName } from "./pull-requests/get-branch-name.ts";
import { getPullRequestRules } from "./pull-requests/get-pull-request-rules.ts";
import { listBoardPullRequests } from "./pull-requests/list-board-pull-requests.ts";
import { listCodeLinks } from "./pull-requests/list-code-links.ts";
import { listPullRequests } from "./pull-requests/list-pull-requests.ts";
import { setPullRequestRules } from "./pull-requests/set-pull-request-rules.ts";
import { pushComment } from "./push-comment.ts";
import { pushField } from "./push-field.ts";
import { reconcileConnectedBoard } from "./reconcile-connected-board.ts";
import { removeConnectedBoard } from "./remove-connected-board.ts";
import { removeHook } from "./remove-hook.ts";
import { setExternalField } from "./set-external-field.ts";
import { takePlatformComment } from "./take-platform-comment.ts";
import { takePlatformItem } from "./take-platform-item.ts";
import { testPlatformHook } from "./test-platform-hook.ts";
import { updateConnectedBoard } from "./update-connected-board.ts";

/** Jobs of sync name the board that is kept the same. */
async function findPlacesOf({ transaction }: Context, connectionId: Id<"connection">): Promise<readonly string[]> {
  return (await selectConnectedBoardsOf(transaction, connectionId)).map(({ boardId }) => boardId);
}

export const syncModule = defineModule({
  name: "sync",
  operations: [
    cleanUpPlatformHooks,
    createConnectedBoard,
    getBranchName,
    getConnectedBoard,
    getConnectedBoardHealth,
    getPullRequestRules,
    listBoardPullRequests,
    listCodeLinks,
    listConnectedBoards,
    listExternalLinks,
    listPlatformBoards,
    listPlatformHooks,
    listPullRequests,
    listSyncConflicts,
    previewConnectedBoard,
    reconcileConnectedBoard,
    removeConnectedBoard,
    setExternalField,
    setPullRequestRules,
    testPlatformHook,
    updateConnectedBoard,
  ],
  handlers: [followAttachments, followComments, followConnections, followQuestions, followRemovals, followWorkItems],
  jobs: [
    commentPullRequest,
    compareAttachments,
    compareBoard,
    compareBoardAgain,
    compareBoardAnew,
    compareItem,
    compareOrder,
    comparePullRequest,
    evaluatePullRequest,
    pushComment,
    pushField,
    releaseBacklog,
    removeHook,
    takePlatformComment,
    takePlatformItem,
  ],
  absorbWorkItem,
  findPlacesOf,
});
