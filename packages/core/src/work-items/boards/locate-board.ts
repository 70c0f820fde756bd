/** Tells the module of permissions where a board lies, so that somebody can be given a role on it. */
import type { BoardLocator } from "../../permissions/index.ts";
import { selectBoard } from "./boards.store.ts";

export const locateBoard: BoardLocator = async (context, boardId) => {
  const board = await selectBoard(context.transaction, boardId);
  return board?.workspaceId ?? null;
};
