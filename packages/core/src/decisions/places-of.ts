import type { Scope } from "../operations/index.ts";
import type { DecisionRow } from "./decisions.store.ts";

/** Where a decision lies: its workspace and, where it is about one, its board with the grants of its own. */
export function placesOf({ workspaceId, boardId }: Pick<DecisionRow, "workspaceId" | "boardId">): Scope[] {
  return [{ workspaceId, ...(boardId && { boardId }) }];
}
