import { notFound } from "@eureka/contracts/errors";
import { exampleGrant } from "@eureka/contracts/grant";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation, type Target } from "../operations/index.ts";
import { announceAccessChange } from "./access-changes.ts";
import { assertAnotherAdministrator } from "./assert-another-administrator.ts";
import { assertMayGrant } from "./assert-may-grant.ts";
import { scopeOfRow } from "./grant-view.ts";
import { deleteGrantRow, type GrantRow, selectGrant } from "./permissions.store.ts";

interface GrantTarget extends Target {
  readonly row: GrantRow;
}

/** Takes a role away. */
export const deleteGrant = defineOperation({
  name: "grant.delete",
  summary: "Take a role away from a member",
  description: "The organization's last administrator stays; so does the owner's role in a personal workspace.",
  input: z.strictObject({ id: idSchema("grant") }),
  output: z.strictObject({}),
  permission: "grant:delete",
  effect: "danger",
  http: { method: "DELETE", path: "/grants/{id}", status: 204 },
  example: { input: { id: exampleGrant.id }, output: {} },
  async target(context, input): Promise<GrantTarget> {
    const row = await selectGrant(context.transaction, input.id);
    if (!row) throw notFound("grant", input.id);
    return { noun: "grant", id: row.id, scopes: row.workspaceId ? [{ workspaceId: row.workspaceId }] : [], row };
  },
  async run(context, _input, { row }) {
    const scope = scopeOfRow(row);
    // The board of an existing grant is where it was, or gone: either way the workspace decides.
    await assertMayGrant(context, scope, row.role, async () => row.workspaceId);
    if (scope.type === "organization") await assertAnotherAdministrator(context, row.memberId);
    if (!(await deleteGrantRow(context.transaction, row.id))) throw notFound("grant", row.id);
    context.emit({
      type: "grant.deleted",
      subject: { type: "grant", id: row.id },
      workspaceId: row.workspaceId,
      changes: { role: { from: row.role, to: null } },
      data: { memberId: row.memberId, scope, role: row.role },
    });
    await announceAccessChange(context, row.memberId);
    return {};
  },
});
