/** The module `sync`. */
import type { Id } from "@eureka/contracts/ids";
import { type Context, defineModule } from "../operations/index.ts";
import { cleanUpPlatformHooks } from "./clean-up-platform-hooks.ts";
import { compareAttachments } from "./compare-attachments.ts";
import { compareBoard, compareBoardAgain } from "./compare-board.ts";
import { compareItem } from "./compare-item.ts";
import { compareOrder } from "./compare-order.ts";
import { selectConnectedBoardsOf } from "./connected-boards.store.ts";
import { createConnectedBoard } from "./create-connected-board.ts";
import { followConnections } from "./follow-connections.ts";
import { followAttachments, followComments, followRemovals, followWorkItems } from "./follow-work-items.ts";
import { getConnectedBoard } from "./get-connected-board.ts";
import { listConnectedBoards } from "./list-connected-boards.ts";
import { listExternalLinks } from "./list-external-links.ts";
import { listPlatformBoards } from "./list-platform-boards.ts";
import { listPlatformHooks } from "./list-platform-hooks.ts";
import { pushComment } from "./push-comment.ts";
import { pushField } from "./push-field.ts";
import { reconcileConnectedBoard } from "./reconcile-connected-board.ts";
import { removeConnectedBoard } from "./remove-connected-board.ts";
import { removeHook } from "./remove-hook.ts";
import { setExternalField } from "./set-external-field.ts";
import { takePlatformComment } from "./take-platform-comment.ts";
import { takePlatformItem } from "./take-platform-item.ts";
import { testPlatformHook } from "./test-platform-hook.ts";

/** Jobs of sync name the board that is kept the same. */
async function findPlacesOf({ transaction }: Context, connectionId: Id<"connection">): Promise<readonly string[]> {
  return (await selectConnectedBoardsOf(transaction, connectionId)).map(({ boardId }) => boardId);
}

export const syncModule = defineModule({
  name: "sync",
  operations: [
    cleanUpPlatformHooks,
    createConnectedBoard,
    getConnectedBoard,
    listConnectedBoards,
    listExternalLinks,
    listPlatformBoards,
    listPlatformHooks,
    reconcileConnectedBoard,
    removeConnectedBoard,
    setExternalField,
    testPlatformHook,
  ],
  handlers: [followAttachments, followComments, followConnections, followRemovals, followWorkItems],
  jobs: [
    compareAttachments,
    compareBoard,
    compareBoardAgain,
    compareItem,
    compareOrder,
    pushComment,
    pushField,
    removeHook,
    takePlatformComment,
    takePlatformItem,
  ],
  findPlacesOf,
});
