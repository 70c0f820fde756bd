/** Connections as people see them. */
import type { Connection } from "@eureka/contracts/connection";
import type { ConnectionRow } from "./connections.store.ts";
import { readHookPath } from "./hook-path.ts";

export function viewConnection(row: ConnectionRow): Connection {
  return {
    id: row.id,
    connector: row.connector,
    title: row.title,
    platformWorkspaceId: row.platformWorkspaceId,
    platformWorkspaceName: row.platformWorkspaceName,
    state: row.state,
    defaultWorkspaceId: row.defaultWorkspaceId,
    defaultBoardId: row.defaultBoardId,
    defaultListId: row.defaultListId,
    settings: row.settings,
    secretNames: [...row.secretNames],
    hookPath: readHookPath(row),
    scopes: [...row.scopes],
    tokenExpiresAt: row.tokenExpiresAt?.toISOString() ?? null,
    unreachableSince: row.unreachableSince?.toISOString() ?? null,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
