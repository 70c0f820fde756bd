/** The copies of a work item, for whoever shows the item. */
import type { ExternalLink } from "@eureka/contracts/connected-board";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { selectConnectedBoardsAmong } from "./connected-boards.store.ts";
import { viewExternalLink } from "./external-link-view.ts";
import { selectLinksOfItem } from "./external-links.store.ts";

/** In the order in which they were made. */
export async function readLinks(
  context: Pick<Context, "transaction">,
  workItemId: Id<"work_item">,
): Promise<ExternalLink[]> {
  const rows = await selectLinksOfItem(context.transaction, workItemId);
  const boards = await selectConnectedBoardsAmong(
    context.transaction,
    rows.map(({ boardId }) => boardId),
  );
  return rows.flatMap((row) => {
    const board = boards.find(({ boardId }) => boardId === row.boardId);
    return board ? [viewExternalLink(row, board)] : [];
  });
}
