import type { useMayFunction } from "../../../session/use-me.ts";
import type { WholeItem } from "../types.ts";

/** A board of the item that I may see; it can stand on others, too. */
export function visibleBoardOf(
  { placements }: Pick<WholeItem, "placements">,
  may: ReturnType<typeof useMayFunction>,
): string | null {
  return placements.find(({ workspaceId, boardId }) => may("board:read", { workspaceId, boardId }))?.boardId ?? null;
}
