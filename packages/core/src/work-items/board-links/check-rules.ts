/** Whether the rules of a board link can be followed, by this actor. */
import { type BoardLink, boardLinkLimits } from "@eureka/contracts/board-link";
import { EurekaError, notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { loadBoard } from "../boards/load-board.ts";
import { isPermitted } from "../is-permitted.ts";
import { assertMayPlace } from "../items/assert-may-place.ts";
import { type ListOnBoard, selectList } from "../lists/lists.store.ts";
import { type BoardLinkRow, type BoardLinkRules, type LaneList, selectLinksOfBoards } from "./board-links.store.ts";
import { findLoop } from "./find-loop.ts";

export type CheckedRules = Pick<BoardLinkRow, "sides" | "lanes" | "joinBy" | "keepApart">;

/**
 * Throws not found for boards and lists that the actor cannot see, `permission.denied`, `board_link.board_twice`, `board_link.goes_nowhere`,
 * `board_link.list_twice`, `board_link.lane_on_one_board`, `board_link.too_many`, or `board_link.loops` with the way that an item would go.
 */
export async function checkRules(
  context: Context,
  rules: BoardLinkRules,
  except: Id<"board_link"> | null = null,
): Promise<CheckedRules> {
  await checkSides(context, rules);
  const lanes = await readLanes(context, rules);
  await checkFilters(context, rules);
  const others = await readNeighbours(context, rules, except);
  for (const { boardId } of rules.sides)
    if (
      others.filter(({ sides }) => sides.some((side) => side.boardId === boardId)).length >=
      boardLinkLimits.linksOfBoard
    )
      throw new EurekaError("board_link.too_many", { limit: boardLinkLimits.linksOfBoard, boardId });
  const loop = findLoop(
    lanes,
    others.flatMap((link) => link.lanes),
  );
  if (loop) throw new EurekaError("board_link.loops", { way: await nameWay(context, loop) });
  return { ...rules, lanes };
}

async function checkSides(context: Context, { sides }: Pick<BoardLink, "sides">): Promise<void> {
  for (const [index, { boardId }] of sides.entries()) {
    const target = await loadBoard(context, boardId);
    await assertMayPlace(context, "board:update", target);
    if (target.board.archivedAt) throw new EurekaError("board.archived", { id: boardId });
    if (sides.findIndex((side) => side.boardId === boardId) !== index)
      throw new EurekaError("board_link.board_twice", { boardId });
  }
  const leads = sides.some(({ boardId, sends }) =>
    sides.some((other) => sends && other.receives && other.boardId !== boardId),
  );
  if (!leads) throw new EurekaError("board_link.goes_nowhere");
}

async function readLanes(context: Context, { sides, lanes }: BoardLinkRules): Promise<LaneList[][]> {
  const seen = new Set<Id<"list">>();
  const read: LaneList[][] = [];
  for (const lane of lanes) {
    const entries: LaneList[] = [];
    for (const listId of lane) {
      const list = await readListOf(context, sides, listId);
      if (seen.has(listId)) throw new EurekaError("board_link.list_twice", { list: list.name });
      seen.add(listId);
      entries.push({ boardId: list.boardId, listId, archived: list.archivedAt !== null });
    }
    if (new Set(entries.map(({ boardId }) => boardId)).size < 2)
      throw new EurekaError("board_link.lane_on_one_board", { list: await nameList(context, lane[0]) });
    read.push(entries);
  }
  return read;
}

async function checkFilters(context: Context, { sides }: Pick<BoardLink, "sides">): Promise<void> {
  for (const side of sides) for (const listId of side.filter?.listIds ?? []) await readListOf(context, [side], listId);
}

/** Throws `list.not_found` for a list of another board. */
async function readListOf(
  { transaction }: Context,
  sides: BoardLink["sides"],
  listId: Id<"list">,
): Promise<ListOnBoard> {
  const list = await selectList(transaction, listId);
  if (!list || sides.every(({ boardId }) => boardId !== list.boardId)) throw notFound("list", listId);
  return list;
}

/** All links that are tied to these boards, over however many boards between. */
async function readNeighbours(
  { transaction }: Context,
  { sides }: Pick<BoardLink, "sides">,
  except: Id<"board_link"> | null,
): Promise<BoardLinkRow[]> {
  const known = new Set(sides.map(({ boardId }) => boardId));
  for (;;) {
    const links = (await selectLinksOfBoards(transaction, [...known])).filter(({ id }) => id !== except);
    const found = links.flatMap((link) => link.sides.map(({ boardId }) => boardId)).filter((id) => !known.has(id));
    if (found.length === 0) return links;
    for (const boardId of found) known.add(boardId);
  }
}

async function nameWay(context: Context, lists: readonly Id<"list">[]): Promise<string> {
  const names: string[] = [];
  for (const listId of lists) names.push(await nameList(context, listId));
  return names.join(" → ");
}

/** Lists of boards that the actor may not see are named by nothing but an ellipsis. */
async function nameList(context: Context, listId: Id<"list"> | undefined): Promise<string> {
  const list = listId && (await selectList(context.transaction, listId));
  if (!list) return "…";
  const target = await loadBoard(context, list.boardId);
  if (!(await isPermitted(context, "board:read", target))) return "…";
  return `${target.board.name} / ${list.name}`;
}
