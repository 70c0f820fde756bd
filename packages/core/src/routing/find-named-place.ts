/** The board and the list that somebody names, as a place that work can be led to. */
import type { Board } from "@eureka/contracts/board";
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { findBoardByName } from "./find-board-by-name.ts";

export interface TypedPlace {
  readonly board: string;
  readonly list?: string | undefined;
}

export interface NamedBoardPlace {
  readonly workspaceId: Id<"workspace">;
  readonly boardId: Id<"board">;
  readonly listId: Id<"list"> | null;
}

/** Throws `board.not_found`, `channel_mapping.board_unclear` and `channel_mapping.list_unclear`. */
export async function findNamedPlace(context: Context, typed: TypedPlace): Promise<NamedBoardPlace> {
  const { board, listName } = await readNames(context, typed);
  const open = board.lists.filter(({ archivedAt }) => archivedAt === null);
  const list = open.find((candidate) => candidate.name.toLowerCase() === listName?.toLowerCase());
  if (listName !== undefined && !list) {
    const lists = open.map((candidate) => candidate.name).join(", ");
    throw new EurekaError("channel_mapping.list_unclear", { board: board.name, list: listName, lists });
  }
  return { workspaceId: board.workspaceId, boardId: board.id, listId: list?.id ?? null };
}

/** The earlier bot took the list as the last word: that still works where no board has the whole name. */
async function readNames(
  context: Context,
  { board: name, list }: TypedPlace,
): Promise<{ readonly board: Board; readonly listName: string | undefined }> {
  const [, first, last] = /^(.*\S)\s+(\S+)$/.exec(name) ?? [];
  try {
    return { board: await findBoardByName(context, name), listName: list };
  } catch (error) {
    const isMissing = error instanceof EurekaError && error.code === "board.not_found";
    if (!isMissing || list !== undefined || first === undefined || last === undefined) throw error;
    const board = await findBoardByName(context, first).catch(() => null);
    if (!board) throw error;
    return { board, listName: last };
  }
}
