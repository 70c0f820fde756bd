/** A grant as people see it. */
import type { GrantScope, GrantView } from "@eureka/contracts/grant";
import type { GrantRow } from "./permissions.store.ts";

export function viewGrant(row: GrantRow): GrantView {
  return {
    id: row.id,
    memberId: row.memberId,
    scope: scopeOfRow(row),
    role: row.role,
    createdAt: row.createdAt.toISOString(),
  };
}

export function scopeOfRow(row: GrantRow): GrantScope {
  if (row.workspaceId && row.boardId) return { type: "board", workspaceId: row.workspaceId, boardId: row.boardId };
  if (row.workspaceId) return { type: "workspace", workspaceId: row.workspaceId };
  return { type: "organization" };
}
