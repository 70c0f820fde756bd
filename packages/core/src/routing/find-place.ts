/** The place that a channel mapping shall lead to, as the target of the operation that sets it. */
import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context, Target } from "../operations/index.ts";
import { loadWorkspace } from "../tenancy/index.ts";
import { type PlaceRow, selectBoardPlace, selectListPlace } from "./routing.store.ts";

export interface NamedPlace {
  readonly workspaceId?: Id<"workspace"> | undefined;
  readonly boardId?: Id<"board"> | undefined;
  readonly listId?: Id<"list"> | undefined;
}

export interface PlaceTarget extends Target {
  readonly place: PlaceRow;
}

/** Finds the narrowest place that was named. Throws `not_found` for one that is not there or not inside the wider ones named. */
export async function findPlace(context: Context, named: NamedPlace): Promise<PlaceTarget> {
  const { listId, boardId, workspaceId } = named;
  if (listId) return toTarget(await selectListPlace(context.transaction, listId), named, "list", listId);
  if (boardId) return toTarget(await selectBoardPlace(context.transaction, boardId), named, "board", boardId);
  const workspace = await loadWorkspace(context, workspaceId as Id<"workspace">);
  return { ...workspace, place: { workspaceId: workspace.value.id, boardId: null, listId: null } };
}

function toTarget(place: PlaceRow | null, named: NamedPlace, noun: "list" | "board", id: string): PlaceTarget {
  const fits =
    place &&
    (!named.boardId || named.boardId === place.boardId) &&
    (!named.workspaceId || named.workspaceId === place.workspaceId);
  if (!fits) throw notFound(noun, id);
  const scope = { workspaceId: place.workspaceId, ...(place.boardId && { boardId: place.boardId }) };
  return { noun, id, scopes: [scope], place };
}
