/** Takes every role away from a member who leaves; only the one in his own workspace stays, for when he comes back. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { announceAccessChange } from "./access-changes.ts";
import { scopeOfRow } from "./grant-view.ts";
import { deleteGrantRow, selectHeldGrants } from "./permissions.store.ts";

export async function revokeAllRoles(context: Context, memberId: Id<"member">): Promise<void> {
  for (const { grant, personal } of await selectHeldGrants(context.transaction, memberId)) {
    if (personal || !(await deleteGrantRow(context.transaction, grant.id))) continue;
    context.emit({
      type: "grant.deleted",
      subject: { type: "grant", id: grant.id },
      workspaceId: grant.workspaceId,
      changes: { role: { from: grant.role, to: null } },
      data: { memberId, scope: scopeOfRow(grant), role: grant.role },
    });
  }
  await announceAccessChange(context, memberId);
}
