/** Makes a board with its lists. */
import type { Board } from "@eureka/contracts/board";
import { type Id, newId } from "@eureka/contracts/ids";
import { defaultLists, type NewList } from "@eureka/contracts/list";
import type { Context } from "../../operations/index.ts";
import { setDefaultBoard } from "../../tenancy/index.ts";
import { insertLists } from "../lists/lists.store.ts";
import { positions } from "../position.ts";
import { findDefaultBoard, insertBoard } from "./boards.store.ts";
import { loadBoard } from "./load-board.ts";

export interface NewBoard {
  readonly workspaceId: Id<"workspace">;
  readonly name: string;
  readonly description?: string;
  readonly lists?: readonly NewList[];
}

/** Inserts the board and its lists and states `board.created`. A workspace's first board becomes its default. */
export async function makeBoard(context: Context, given: NewBoard): Promise<Board> {
  const { transaction } = context;
  const createdAt = context.clock.now();
  const id = newId("board", createdAt.getTime());
  const { workspaceId, name, description = "", lists = defaultLists } = given;
  await insertBoard(transaction, { id, workspaceId, name, description, createdAt });
  const places = positions(lists.length);
  await insertLists(
    transaction,
    lists.map((list, index) => ({
      id: newId("list", createdAt.getTime()),
      boardId: id,
      name: list.name,
      category: list.category,
      position: places[index] as string,
      createdAt,
    })),
  );
  const workspace = await findDefaultBoard(transaction, workspaceId);
  if (!workspace?.boardId) await setDefaultBoard(context, workspaceId, id);
  context.emit({
    type: "board.created",
    subject: { type: "board", id },
    workspaceId,
    changes: { name: { from: null, to: name }, description: { from: null, to: description } },
  });
  return (await loadBoard(context, id)).board;
}

/** Gives a new workspace its default board, with the default lists. */
export async function createDefaultBoard(
  context: Context,
  workspace: { readonly id: Id<"workspace">; readonly name: string },
): Promise<Board> {
  return makeBoard(context, { workspaceId: workspace.id, name: workspace.name });
}
