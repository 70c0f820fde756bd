import type { Route } from "../routing/index.ts";
import type { CommandDestination } from "./command-interpreter.ts";

/** The narrowest place of a route. */
export function destinationOf({ workspaceId, boardId, listId }: Route): CommandDestination {
  if (listId) return { listId };
  return boardId ? { boardId } : { workspaceId };
}
