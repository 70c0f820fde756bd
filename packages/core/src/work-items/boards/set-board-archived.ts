/** Puts a board away, or takes it back. */
import type { Board } from "@eureka/contracts/board";
import type { Context } from "../../operations/index.ts";
import { updateBoardRow } from "./boards.store.ts";
import { loadBoard } from "./load-board.ts";

export async function setBoardArchived(context: Context, board: Board, archived: boolean): Promise<Board> {
  if ((board.archivedAt !== null) === archived) return board;
  const now = context.clock.now();
  const archivedAt = archived ? now : null;
  await updateBoardRow(context.transaction, board.id, { archivedAt }, now);
  context.emit({
    type: archived ? "board.archived" : "board.unarchived",
    subject: { type: "board", id: board.id },
    workspaceId: board.workspaceId,
    changes: { archivedAt: { from: board.archivedAt, to: archivedAt?.toISOString() ?? null } },
  });
  return (await loadBoard(context, board.id)).board;
}
