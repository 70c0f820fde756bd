/** Connected boards as people see them. */
import type { ConnectedBoard } from "@eureka/contracts/connected-board";
import type { ConnectedBoardRow } from "./connected-boards.store.ts";
import { rulesOf } from "./rules-of.ts";

export function viewConnectedBoard(row: ConnectedBoardRow): ConnectedBoard {
  const { id, boardId, connectionId, platformBoardId, permalink, state, error, version } = row;
  return {
    id,
    boardId,
    connectionId,
    platformBoardId,
    permalink,
    state,
    error,
    reconciledAt: row.reconciledAt?.toISOString() ?? null,
    rules: rulesOf(row),
    version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
