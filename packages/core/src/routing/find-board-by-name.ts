/** The board that somebody means: by its id, its name, or what its platform calls it. */
import type { Board } from "@eureka/contracts/board";
import { EurekaError, notFound } from "@eureka/contracts/errors";
import { type Id, idSchema } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { visiblePlaces } from "../permissions/index.ts";
import { loadBoard } from "../work-items/index.ts";
import { selectBoardIdsByName } from "./routing.store.ts";

/** Throws `board.not_found` when nothing visible is called so, and `channel_mapping.board_unclear` for several. */
export async function findBoardByName(context: Context, name: string): Promise<Board> {
  const id = idSchema("board").safeParse(name);
  const places = await visiblePlaces(context, "board:read");
  const ids: readonly Id<"board">[] = id.success
    ? [id.data]
    : await selectBoardIdsByName(context.transaction, name, places);
  const [only, ...others] = ids;
  if (only === undefined) throw notFound("board", name);
  if (others.length > 0) throw new EurekaError("channel_mapping.board_unclear", { board: name, count: ids.length });
  return (await loadBoard(context, only)).board;
}
