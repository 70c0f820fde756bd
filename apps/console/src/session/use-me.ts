/** Who is signed in and what he may do: the same table as on the server, evaluated there. */
import type { Output } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useCallback } from "react";

export type Me = Output<"me.get">;
export type PermissionName = Me["permissions"][number]["permissions"][number];

/** Where something is to be done; nothing of it = anywhere. */
export interface Place {
  readonly workspaceId?: string | null | undefined;
  readonly boardId?: string | null | undefined;
}

/** Undefined until it is known. */
export function useMe(): Me | undefined {
  return eurekaApi.useMeGetQuery().data;
}

/** A function that says whether I may do something at a place. False until it is known. */
export function useMayFunction(): (permission: PermissionName, place?: Place) => boolean {
  const me = useMe();
  return useCallback((permission, place) => me !== undefined && may(me, permission, place), [me]);
}

/** @example const mayEdit = useMay("board:update", { workspaceId: board.workspaceId, boardId: board.id }); */
export function useMay(permission: PermissionName, place?: Place): boolean {
  const me = useMe();
  return me !== undefined && may(me, permission, place);
}

/** A right held for the whole organization holds everywhere; without a place any place will do. */
export function may(me: Me, permission: PermissionName, place?: Place): boolean {
  return me.permissions.some(
    (held) => held.permissions.includes(permission) && (place === undefined || covers(held.scope, place)),
  );
}

function covers(scope: Me["permissions"][number]["scope"], place: Place): boolean {
  if (scope.type === "organization") return true;
  if (scope.type === "workspace") return scope.workspaceId === place.workspaceId;
  return scope.boardId === place.boardId;
}
