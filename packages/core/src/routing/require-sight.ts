/** A route may lead to a place that the actor does not see: to him the connection leads nowhere. */
import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { visiblePlaces } from "../permissions/index.ts";
import type { Route } from "./decide-route.ts";

/** Throws `connection.not_found`. */
export async function requireSight(
  context: Context,
  connectionId: Id<"connection">,
  { workspaceId, boardId }: Pick<Route, "workspaceId" | "boardId">,
): Promise<void> {
  const places = await visiblePlaces(context, "board:read");
  const sees = places.workspaceIds.includes(workspaceId) || (boardId !== null && places.boardIds.includes(boardId));
  if (!sees) throw notFound("connection", connectionId);
}
