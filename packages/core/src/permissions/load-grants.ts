/** The grants that a member acts with. */
import type { Id } from "@eureka/contracts/ids";
import type { Grant, Transaction } from "../operations/index.ts";
import { type GrantRow, type HeldGrant, selectHeldGrants } from "./permissions.store.ts";

/** Reads a member's grants as a principal carries them. */
export async function loadGrants(transaction: Transaction, memberId: Id<"member">): Promise<Grant[]> {
  return effectiveGrants(await selectHeldGrants(transaction, memberId));
}

/** A viewer only looks, in the personal workspace too: its grant is worth no more than the member's best role elsewhere lets it be. */
export function effectiveGrants(held: readonly HeldGrant[]): Grant[] {
  const onlyLooks = held.every(({ grant, personal }) => personal || grant.role === "viewer");
  return held.map(({ grant, personal }) => toGrant(onlyLooks && personal ? { ...grant, role: "viewer" } : grant));
}

function toGrant(row: GrantRow): Grant {
  if (row.boardId && row.workspaceId) {
    return { scope: "board", boardId: row.boardId, workspaceId: row.workspaceId, role: row.role };
  }
  if (row.workspaceId) return { scope: "workspace", workspaceId: row.workspaceId, role: row.role };
  return { scope: "organization", role: row.role };
}
