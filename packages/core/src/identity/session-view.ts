/** Sessions as people see them. */
import type { SessionView } from "@eureka/contracts/session";
import type { Context } from "../operations/index.ts";
import type { SessionRow } from "./sessions.store.ts";

export function viewSession(context: Context, row: SessionRow): SessionView {
  return {
    id: row.id,
    memberId: row.memberId,
    device: row.device,
    address: row.address,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt.toISOString(),
    expiresAt: row.idleEndsAt.toISOString(),
    current: row.id === context.principal.sessionId,
  };
}
