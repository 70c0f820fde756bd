import { exampleOrganization, organizationSchema, organizationUpdateSchema } from "@eureka/contracts/organization";
import { defineOperation } from "../operations/index.ts";
import { assertTeamWorkspace } from "./assert-team-workspace.ts";
import { fieldChanges } from "./field-changes.ts";
import { loadOrganization } from "./load-organization.ts";
import { loadActiveWorkspace } from "./load-workspace.ts";
import { updateOrganizationRow } from "./tenancy.store.ts";
import { viewOrganization } from "./workspace-view.ts";

/** Changes the organization's name, default workspace or settings. */
export const updateOrganization = defineOperation({
  name: "organization.update",
  summary: "Change your organization's name, default workspace or settings",
  input: organizationUpdateSchema,
  output: organizationSchema,
  permission: "organization:update",
  effect: "write",
  http: { method: "PATCH", path: "/organizations/current" },
  example: { input: { name: "Acme" }, output: exampleOrganization },
  target: (context) => loadOrganization(context, { lock: true }),
  async run(context, input, organization) {
    if (input.defaultWorkspaceId) {
      assertTeamWorkspace(await loadActiveWorkspace(context, input.defaultWorkspaceId));
    }
    const settings = input.settings ? { ...organization.value.settings, ...input.settings } : undefined;
    const { name, defaultWorkspaceId } = input;
    const moves = defaultWorkspaceId !== undefined && defaultWorkspaceId !== organization.value.defaultWorkspaceId;
    // A board and a list belong to the workspace that they were named for.
    const forgotten = moves ? { defaultBoardId: null, defaultListId: null } : {};
    const wanted = { name, defaultWorkspaceId, ...forgotten, settings };
    const changes = fieldChanges(organization.value, wanted);
    if (Object.keys(changes).length === 0) return organization.value;
    const row = await updateOrganizationRow(context.transaction, { ...wanted, updatedAt: context.clock.now() });
    context.emit({ type: "organization.updated", subject: { type: "organization", id: row.id }, changes });
    return viewOrganization(row);
  },
});
