/** States an event about a list. */
import type { Changes } from "@eureka/contracts/event";
import type { Context } from "../../operations/index.ts";
import type { ListOnBoard } from "./lists.store.ts";

export function emitListEvent(
  context: Context,
  type: `list.${string}`,
  list: Pick<ListOnBoard, "id" | "workspaceId" | "boardId">,
  changes: Changes = {},
): void {
  context.emit({
    type,
    subject: { type: "list", id: list.id },
    workspaceId: list.workspaceId,
    changes,
    data: { boardId: list.boardId },
  });
}
