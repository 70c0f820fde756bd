/** Loads a connected board as an operation's target: it lies where its board lies. */
import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context, Target } from "../operations/index.ts";
import { loadBoard } from "../work-items/index.ts";
import { type ConnectedBoardRow, selectConnectedBoard } from "./connected-boards.store.ts";

export interface ConnectedBoardTarget extends Target {
  readonly row: ConnectedBoardRow;
  readonly workspaceId: Id<"workspace">;
}

/** Throws `connected_board.not_found`. */
export async function loadConnectedBoard(
  context: Context,
  id: Id<"connected_board">,
  options: { readonly lock: boolean } = { lock: false },
): Promise<ConnectedBoardTarget> {
  const row = await selectConnectedBoard(context.transaction, id, options);
  if (!row) throw notFound("connected_board", id);
  const { board } = await loadBoard(context, row.boardId);
  const scopes = [{ workspaceId: board.workspaceId, boardId: board.id }];
  return { noun: "connected_board", id, scopes, version: row.version, row, workspaceId: board.workspaceId };
}
