import { EurekaError } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import { exampleWorkspace, workspaceSchema } from "@eureka/contracts/workspace";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { assertTeamWorkspace } from "./assert-team-workspace.ts";
import { loadOrganization } from "./load-organization.ts";
import { loadWorkspace } from "./load-workspace.ts";
import { updateWorkspaceRow } from "./tenancy.store.ts";
import { viewWorkspace } from "./workspace-view.ts";

/** Puts a workspace away: it stays readable, and nothing new comes into it. */
export const archiveWorkspace = defineOperation({
  name: "workspace.archive",
  summary: "Put a workspace away",
  input: z.strictObject({ id: idSchema("workspace") }),
  output: workspaceSchema,
  permission: "workspace:update",
  effect: "write",
  http: { method: "POST", path: "/workspaces/{id}/archive" },
  example: {
    input: { id: exampleWorkspace.id },
    output: { ...exampleWorkspace, archivedAt: "2026-11-20T09:00:00.000Z" },
  },
  target: (context, input) => loadWorkspace(context, input.id, { lock: true }),
  async run(context, { id }, workspace) {
    assertTeamWorkspace(workspace);
    if (workspace.value.archivedAt) return workspace.value;
    const organization = await loadOrganization(context);
    if (organization.value.defaultWorkspaceId === id) throw new EurekaError("workspace.is_default");
    const now = context.clock.now();
    const row = await updateWorkspaceRow(context.transaction, id, { archivedAt: now, updatedAt: now });
    context.emit({
      type: "workspace.archived",
      subject: { type: "workspace", id },
      workspaceId: id,
      changes: { archivedAt: { from: null, to: now.toISOString() } },
    });
    return viewWorkspace(row);
  },
});
