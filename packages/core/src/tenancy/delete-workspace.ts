import { EurekaError } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import { exampleWorkspace } from "@eureka/contracts/workspace";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { assertTeamWorkspace } from "./assert-team-workspace.ts";
import { loadOrganization } from "./load-organization.ts";
import { loadWorkspace } from "./load-workspace.ts";
import { deleteWorkspaceRow } from "./tenancy.store.ts";

/** Deletes a workspace for good. */
export const deleteWorkspace = defineOperation({
  name: "workspace.delete",
  summary: "Delete a workspace and everything in it",
  description: "A workspace that has held work items is deleted only with its exact name as confirmName.",
  input: z.strictObject({
    id: idSchema("workspace"),
    confirmName: z
      .string()
      .max(200)
      .optional()
      .meta({ description: "The workspace's name, as proof that it is meant." }),
  }),
  output: z.strictObject({}),
  permission: "workspace:delete",
  effect: "danger",
  http: { method: "DELETE", path: "/workspaces/{id}", status: 204 },
  example: { input: { id: exampleWorkspace.id, confirmName: "Engineering" }, output: {} },
  target: (context, input) => loadWorkspace(context, input.id, { lock: true }),
  async run(context, { id, confirmName }, workspace) {
    assertTeamWorkspace(workspace);
    const organization = await loadOrganization(context);
    if (organization.value.defaultWorkspaceId === id) throw new EurekaError("workspace.is_default");
    if (!workspace.empty && confirmName !== workspace.value.name) {
      throw new EurekaError("workspace.confirmation_required");
    }
    await deleteWorkspaceRow(context.transaction, id);
    context.emit({
      type: "workspace.deleted",
      subject: { type: "workspace", id },
      workspaceId: id,
      changes: { name: { from: workspace.value.name, to: null } },
    });
    return {};
  },
});
