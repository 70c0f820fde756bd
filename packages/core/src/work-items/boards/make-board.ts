/** Makes a board with its lists. */
import {
  type Approvers,
  type Board,
  type CreationPolicy,
  defaultApprovers,
  personalBoardName,
} from "@eureka/contracts/board";
import { type Id, newId } from "@eureka/contracts/ids";
import { defaultLists, type NewList } from "@eureka/contracts/list";
import type { Workspace } from "@eureka/contracts/workspace";
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
  readonly creationPolicy?: CreationPolicy;
  readonly approvers?: Approvers;
  readonly lists?: readonly NewList[];
}

/** Inserts the board and its lists and states `board.created`. A workspace's first board becomes its default. */
export async function makeBoard(context: Context, given: NewBoard): Promise<Board> {
  const { transaction } = context;
  const createdAt = context.clock.now();
  const id = newId("board", createdAt.getTime());
  const { workspaceId, name, description = "", lists = defaultLists } = given;
  const { creationPolicy = "open", approvers = defaultApprovers } = given;
  await insertBoard(transaction, { id, workspaceId, name, description, creationPolicy, approvers, createdAt });
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
    changes: {
      name: { from: null, to: name },
      description: { from: null, to: description },
      creationPolicy: { from: null, to: creationPolicy },
      approvers: { from: null, to: approvers },
    },
  });
  return (await loadBoard(context, id)).board;
}

/** Gives a new workspace its default board, with the default lists. */
export async function createDefaultBoard(
  context: Context,
  { id, name, kind }: Pick<Workspace, "id" | "name" | "kind">,
): Promise<Board> {
  return makeBoard(context, { workspaceId: id, name: kind === "personal" ? personalBoardName : name });
}
