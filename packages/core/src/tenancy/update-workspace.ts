import { exampleWorkspace, workspaceSchema, workspaceUpdateSchema } from "@eureka/contracts/workspace";
import { defineOperation } from "../operations/index.ts";
import { fieldChanges } from "./field-changes.ts";
import { assertActiveWorkspace, loadWorkspace } from "./load-workspace.ts";
import { updateWorkspaceRow } from "./tenancy.store.ts";
import { ownerOf, viewWorkspace } from "./workspace-view.ts";

/** Changes a workspace's name or time zone; its key stays for ever. */
export const updateWorkspace = defineOperation({
  name: "workspace.update",
  summary: "Change a workspace's name or time zone",
  input: workspaceUpdateSchema,
  output: workspaceSchema,
  permission: "workspace:update",
  effect: "write",
  http: { method: "PATCH", path: "/workspaces/{id}" },
  example: { input: { id: exampleWorkspace.id, name: "Engineering" }, output: exampleWorkspace },
  target: (context, input) => loadWorkspace(context, input.id, { lock: true }),
  async run(context, { id, ...wanted }, workspace) {
    assertActiveWorkspace(workspace);
    const changes = fieldChanges(workspace.value, wanted);
    if (Object.keys(changes).length === 0) return workspace.value;
    const row = await updateWorkspaceRow(context.transaction, id, { ...wanted, updatedAt: context.clock.now() });
    context.emit({
      type: "workspace.updated",
      subject: { type: "workspace", id },
      workspaceId: id,
      changes,
      data: ownerOf(row),
    });
    return viewWorkspace(row);
  },
});
