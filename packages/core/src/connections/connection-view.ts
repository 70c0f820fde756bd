/** Connections as people see them. */
import type { Connection } from "@eureka/contracts/connection";
import type { ConnectionRow } from "./connections.store.ts";

export function viewConnection(row: ConnectionRow): Connection {
  return {
    id: row.id,
    connector: row.connector,
    title: row.title,
    platformWorkspaceId: row.platformWorkspaceId,
    state: row.state,
    defaultWorkspaceId: row.defaultWorkspaceId,
    settings: row.settings,
    secretNames: [...row.secretNames],
    hookPath: row.pathKey ? `/hooks/${row.connector}/${row.pathKey}` : null,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
