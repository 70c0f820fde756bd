/** Loads a board as an operation's target. */
import type { Board } from "@eureka/contracts/board";
import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context, Target } from "../../operations/index.ts";
import { lockBoard, selectBoard } from "./boards.store.ts";

export interface BoardTarget extends Target {
  readonly board: Board;
}

/** Reads a board. Throws `board.not_found`. */
export async function loadBoard(context: Context, id: Id<"board">): Promise<BoardTarget> {
  const board = await selectBoard(context.transaction, id);
  if (!board) throw notFound("board", id);
  const scopes = [{ workspaceId: board.workspaceId, boardId: board.id }];
  return { noun: "board", id, scopes, version: board.version, board };
}

/** Locks a board against other changes and reads it. Throws `board.not_found`. */
export async function loadBoardForUpdate(context: Context, id: Id<"board">): Promise<BoardTarget> {
  if (!(await lockBoard(context.transaction, id))) throw notFound("board", id);
  return loadBoard(context, id);
}
