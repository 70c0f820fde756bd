import { useCallback } from "react";
import { may, type PermissionName, useMe } from "../../../session/use-me.ts";
import { usePages } from "../../../session/use-pages.ts";

/**
 * How far a right has to reach: `anywhere`, a `team` (or the whole organization), or the whole `organization`. Everybody manages the own
 * personal workspace, which says nothing about other people's things.
 */
export type Reach = "anywhere" | "team" | "organization";

const teams = { kind: "team", limit: 200 } as const;

/** @example const maySeeGrants = useReach()("grant:read", "team"); */
export function useReach(): (permission: PermissionName, reach: Reach) => boolean {
  const me = useMe();
  const { rows } = usePages("workspace.list", teams, { everything: true });
  return useCallback(
    (permission, reach) => {
      if (!me) return false;
      if (reach === "anywhere") return may(me, permission);
      if (may(me, permission, {})) return true;
      return reach === "team" && rows.some(({ id }) => may(me, permission, { workspaceId: id }));
    },
    [me, rows],
  );
}
