/** Loads a board link as an operation's target. */
import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context, Target } from "../../operations/index.ts";
import { requirePermission } from "../../permissions/index.ts";
import { loadBoard } from "../boards/load-board.ts";
import { isPermitted } from "../is-permitted.ts";
import { type BoardLinkRow, selectBoardLink } from "./board-links.store.ts";

export interface BoardLinkTarget extends Target {
  readonly link: BoardLinkRow;
}

/** The link lies on its first board. Throws `board_link.not_found`, also to those who may not see all of its boards. */
export async function loadBoardLink(
  context: Context,
  id: Id<"board_link">,
  options: { readonly lock: boolean } = { lock: false },
): Promise<BoardLinkTarget> {
  const link = await selectBoardLink(context.transaction, id, options);
  const [first] = link?.sides ?? [];
  if (!link || !first || !(await seesBoards(context, link))) throw notFound("board_link", id);
  const { scopes } = await loadBoard(context, first.boardId);
  return { noun: "board_link", id, scopes, version: link.version, link };
}

/** Whether the actor may see every board of the link: its rules name their lists. */
export async function seesBoards(context: Context, { sides }: Pick<BoardLinkRow, "sides">): Promise<boolean> {
  for (const { boardId } of sides)
    if (!(await isPermitted(context, "board:read", await loadBoard(context, boardId)))) return false;
  return true;
}

/** A link changes what stands on all of its boards. Throws `permission.denied`. */
export async function requireBoards(context: Context, { sides }: Pick<BoardLinkRow, "sides">): Promise<void> {
  for (const { boardId } of sides) await requirePermission(context, "board:update", await loadBoard(context, boardId));
}
