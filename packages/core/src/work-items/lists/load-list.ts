/** Loads a list as an operation's target. */
import { EurekaError, notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { List } from "@eureka/contracts/list";
import type { Context, Target } from "../../operations/index.ts";
import { type ListOnBoard, lockLists, selectList } from "./lists.store.ts";

export interface ListTarget extends Target {
  readonly list: ListOnBoard;
}

/** Reads and locks a list that an operation changes. Throws `list.not_found`. */
export async function loadListForUpdate(context: Context, id: Id<"list">): Promise<ListTarget> {
  const [list] = await lockLists(context.transaction, [id]);
  if (!list) throw notFound("list", id);
  return toListTarget(list);
}

/** Reads a list without locking it: for what must lock work items first. */
export async function loadList(context: Context, id: Id<"list">): Promise<ListTarget> {
  const list = await selectList(context.transaction, id);
  if (!list) throw notFound("list", id);
  return toListTarget(list);
}

/** The name of a list; null when there is no such list any more. */
export async function findListName(context: Context, id: Id<"list">): Promise<string | null> {
  return (await selectList(context.transaction, id))?.name ?? null;
}

function toListTarget(list: ListOnBoard): ListTarget {
  const scopes = [{ workspaceId: list.workspaceId, boardId: list.boardId }];
  return { noun: "list", id: list.id, scopes, version: list.version, list };
}

/** The list as the outside sees it. */
export function toList(found: ListOnBoard): List {
  const {
    workspaceId: _workspaceId,
    connectionId: _connectionId,
    isLinked: _isLinked,
    boardArchived: _boardArchived,
    creationPolicy: _creationPolicy,
    approvers: _approvers,
    workspaceArchived: _workspaceArchived,
    ...list
  } = found;
  return list;
}

/** Throws when nothing may go into the list. */
export function assertOpen(list: ListOnBoard): void {
  if (list.workspaceArchived) throw new EurekaError("workspace.archived");
  if (list.boardArchived) throw new EurekaError("board.archived", { id: list.boardId });
  if (list.archivedAt) throw new EurekaError("list.archived", { id: list.id });
}

/** The list as it stands now. */
export async function readList(context: Context, id: Id<"list">): Promise<List> {
  return toList((await loadList(context, id)).list);
}
