/** The module `permissions`. */
import { defineModule, type Module } from "../operations/index.ts";
import { createAuthorizeStage } from "./authorize-stage.ts";
import type { BoardLocator } from "./board-locator.ts";
import { createGrant } from "./create-grant.ts";
import { deleteGrant } from "./delete-grant.ts";
import { explainPermission } from "./explain-permission.ts";
import { listGrants } from "./list-grants.ts";

export interface PermissionsDependencies {
  /** Finds the workspace of a board, for grants over one board; the module of boards provides it. */
  readonly locateBoard: BoardLocator;
}

export function createPermissionsModule({ locateBoard }: PermissionsDependencies): Module {
  return defineModule({
    name: "permissions",
    operations: [createGrant(locateBoard), deleteGrant, explainPermission, listGrants],
    stages: { authorize: createAuthorizeStage() },
  });
}
