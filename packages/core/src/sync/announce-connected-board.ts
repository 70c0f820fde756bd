/** States what became of a connected board. */
import type { Changes } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import type { ConnectedBoardRow } from "./connected-boards.store.ts";

export function announceConnectedBoard(
  context: Context,
  { id, boardId, connectionId }: Pick<ConnectedBoardRow, "id" | "boardId" | "connectionId">,
  workspaceId: Id<"workspace">,
  what: "created" | "ready" | "failed" | "removed" | "fields_changed" | "updated",
  changes: Changes = {},
): void {
  context.emit({
    type: `connected_board.${what}`,
    subject: { type: "board", id: boardId },
    workspaceId,
    ...(Object.keys(changes).length > 0 && { changes }),
    data: { connectedBoardId: id, connectionId },
  });
}
