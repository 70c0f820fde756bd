/** Where the organization's work goes that nothing else leads anywhere. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { assertTeamWorkspace } from "./assert-team-workspace.ts";
import { fieldChanges } from "./field-changes.ts";
import { loadOrganization } from "./load-organization.ts";
import { loadActiveWorkspace } from "./load-workspace.ts";
import { updateOrganizationRow } from "./tenancy.store.ts";

export interface DefaultPlace {
  readonly defaultWorkspaceId: Id<"workspace">;
  readonly defaultBoardId: Id<"board"> | null;
  readonly defaultListId: Id<"list"> | null;
}

/** Checks no rights, and not whether board and list lie in the workspace. Throws for a workspace that is archived or personal. */
export async function setOrganizationDefault(context: Context, place: DefaultPlace): Promise<void> {
  const organization = await loadOrganization(context, { lock: true });
  assertTeamWorkspace(await loadActiveWorkspace(context, place.defaultWorkspaceId));
  const changes = fieldChanges(organization.value, { ...place });
  if (Object.keys(changes).length === 0) return;
  const { id } = await updateOrganizationRow(context.transaction, { ...place, updatedAt: context.clock.now() });
  context.emit({ type: "organization.updated", subject: { type: "organization", id }, changes });
}
