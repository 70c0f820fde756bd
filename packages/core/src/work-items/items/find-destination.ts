/** Finds and locks the list into which new work goes. */
import { EurekaError, notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { ListCategory } from "@eureka/contracts/list";
import type { Context, Scope, Target } from "../../operations/index.ts";
import { findDefaultBoard, selectBoard } from "../boards/boards.store.ts";
import {
  findFirstList,
  type ListOnBoard,
  lockLists,
  lockNamedList,
  type NamedPlace,
  selectList,
} from "../lists/lists.store.ts";
import { assertOpen } from "../lists/load-list.ts";
import { findEndOfNamedList } from "./placements.store.ts";

/** A list, else a board, else a workspace's default board, else the default board of the organization's default workspace. */
export type Destination = NamedPlace;

/** A list that was locked to put something into it. */
export interface DestinationList extends ListOnBoard {
  /** Where its last item stands, null in an empty list; undefined when that was not read with it. */
  readonly lastPosition?: string | null;
}

/** The place as the caller named it. Why nothing can go there is told only to those who may see it, by {@link listOf}. */
export interface DestinationTarget extends Target {
  readonly found: DestinationList | EurekaError;
}

/** Work that nobody has begun. */
const openCategories: readonly ListCategory[] = ["backlog", "todo"];

export interface DestinationOptions {
  /** Of the lists of a board, the first of one of these categories is taken, else the first of all. */
  readonly categories?: readonly ListCategory[];
  /** Whether the list is locked, to put something into it. */
  readonly lock?: boolean;
}

/** The target of an operation that puts something into a list. Throws not found for what was named. */
export async function findDestination(
  context: Context,
  destination: Destination,
  { categories = openCategories, lock = true }: DestinationOptions = {},
): Promise<DestinationTarget> {
  const { transaction } = context;
  const locked = lock ? await lockDestination(context, destination, categories) : undefined;
  if (locked) return locked;
  if (destination.listId) {
    const list = await readList(context, destination.listId, lock);
    if (destination.boardId && list.boardId !== destination.boardId) throw notFound("list", destination.listId);
    return { noun: "list", id: list.id, scopes: [scopeOf(list)], found: list };
  }
  if (destination.boardId) {
    const found = await readFirstList(context, destination.boardId, categories, lock);
    return { noun: "board", id: destination.boardId, ...found };
  }
  const home = await findDefaultBoard(transaction, destination.workspaceId);
  if (!home) throw notFound("workspace", destination.workspaceId ?? "(default)");
  const { workspaceId } = home;
  const found = home.boardId
    ? await readFirstList(context, home.boardId, categories, lock)
    : { scopes: [{ workspaceId }], found: new EurekaError("board.no_default") };
  return { noun: "workspace", id: workspaceId, ...found };
}

/** Mostly there is nothing in the way: then one round trip finds and locks the list. Undefined otherwise. */
async function lockDestination(
  { transaction }: Context,
  destination: Destination,
  categories: readonly ListCategory[],
): Promise<DestinationTarget | undefined> {
  const [list, end] = await Promise.all([
    lockNamedList(transaction, destination, categories),
    findEndOfNamedList(transaction, destination, categories),
  ]);
  if (!list) return undefined;
  const { listId, boardId } = destination;
  if (listId && boardId && list.boardId !== boardId) throw notFound("list", listId);
  const found = end.listId === list.id ? { ...list, lastPosition: end.position } : list;
  const scopes = [scopeOf(list)];
  if (listId) return { noun: "list", id: list.id, scopes, found };
  if (boardId) return { noun: "board", id: boardId, scopes, found };
  return { noun: "workspace", id: list.workspaceId, scopes, found };
}

/** The list, locked and open for work. Throws what is in the way. */
export function listOf({ found }: DestinationTarget): DestinationList {
  if (found instanceof EurekaError) throw found;
  assertOpen(found);
  return found;
}

async function readList({ transaction }: Context, id: Id<"list">, lock: boolean): Promise<ListOnBoard> {
  const list = lock ? (await lockLists(transaction, [id]))[0] : await selectList(transaction, id);
  if (!list) throw notFound("list", id);
  return list;
}

async function readFirstList(
  context: Context,
  boardId: Id<"board">,
  categories: readonly ListCategory[],
  lock: boolean,
): Promise<{ scopes: Scope[]; found: ListOnBoard | EurekaError }> {
  const listId = await findFirstList(context.transaction, boardId, categories, true);
  if (listId) {
    const list = await readList(context, listId, lock);
    return { scopes: [scopeOf(list)], found: list };
  }
  const board = await selectBoard(context.transaction, boardId);
  if (!board) throw notFound("board", boardId);
  const found = new EurekaError("board.has_no_list", { id: boardId });
  return { scopes: [{ workspaceId: board.workspaceId, boardId }], found };
}

function scopeOf({ workspaceId, boardId }: ListOnBoard): Scope {
  return { workspaceId, boardId };
}
