import { idSchema } from "@eureka/contracts/ids";
import { exampleWorkspace, workspaceSchema } from "@eureka/contracts/workspace";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { loadWorkspace } from "./load-workspace.ts";
import { updateWorkspaceRow } from "./tenancy.store.ts";
import { viewWorkspace } from "./workspace-view.ts";

/** Takes an archived workspace back into use. */
export const restoreWorkspace = defineOperation({
  name: "workspace.restore",
  summary: "Take an archived workspace back into use",
  input: z.strictObject({ id: idSchema("workspace") }),
  output: workspaceSchema,
  permission: "workspace:update",
  effect: "write",
  http: { method: "POST", path: "/workspaces/{id}/restore" },
  example: { input: { id: exampleWorkspace.id }, output: exampleWorkspace },
  target: (context, input) => loadWorkspace(context, input.id, { lock: true }),
  async run(context, { id }, workspace) {
    const { archivedAt } = workspace.value;
    if (!archivedAt) return workspace.value;
    const row = await updateWorkspaceRow(context.transaction, id, { archivedAt: null, updatedAt: context.clock.now() });
    context.emit({
      type: "workspace.restored",
      subject: { type: "workspace", id },
      workspaceId: id,
      changes: { archivedAt: { from: archivedAt, to: null } },
    });
    return viewWorkspace(row);
  },
});
