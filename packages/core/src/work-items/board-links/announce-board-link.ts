/** States what became of a board link, on each of its boards. */

import type { Context } from "../../operations/index.ts";
import { loadBoard } from "../boards/load-board.ts";
import { type BoardLinkRow, markLinkedBoards } from "./board-links.store.ts";

/** Also notes on the boards whether a link names them from now on. */
export async function announceBoardLink(
  context: Context,
  { id, sides }: Pick<BoardLinkRow, "id" | "sides">,
  what: "created" | "updated" | "deleted" | "filled",
): Promise<void> {
  const boardIds = sides.map(({ boardId }) => boardId);
  await markLinkedBoards(context.transaction, boardIds);
  for (const boardId of boardIds) {
    const { board } = await loadBoard(context, boardId);
    context.emit({
      type: `board_link.${what}`,
      subject: { type: "board", id: boardId },
      workspaceId: board.workspaceId,
      data: { boardLinkId: id, boardIds },
    });
  }
}
