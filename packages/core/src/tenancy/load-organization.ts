/** The organization of a context. */
import { notFound } from "@eureka/contracts/errors";
import type { Organization } from "@eureka/contracts/organization";
import type { Context, Target } from "../operations/index.ts";
import { insertOrganization, selectOrganization, updateOrganizationRow } from "./tenancy.store.ts";
import { viewOrganization } from "./workspace-view.ts";

export interface OrganizationTarget extends Target {
  readonly value: Organization;
}

/** Loads the context's organization, locked against other changes of itself when `lock` is set. */
export async function loadOrganization(
  context: Context,
  options: { readonly lock: boolean } = { lock: false },
): Promise<OrganizationTarget> {
  const row = await selectOrganization(context.transaction, options);
  if (!row) throw notFound("organization", context.organizationId);
  return { noun: "organization", id: row.id, scopes: [], version: row.version, value: viewOrganization(row) };
}

/** Makes the organization of the context itself, which has an id but no row yet. */
export async function insertOwnOrganization(context: Context, name: string): Promise<void> {
  const now = context.clock.now();
  await insertOrganization(context.transaction, { id: context.organizationId, name, createdAt: now, updatedAt: now });
  context.emit({
    type: "organization.created",
    subject: { type: "organization", id: context.organizationId },
    changes: { name: { from: null, to: name } },
  });
}

/** Names the workspace for work that names none. */
export async function setDefaultWorkspace(context: Context, workspaceId: `wsp_${string}`): Promise<void> {
  await updateOrganizationRow(context.transaction, {
    defaultWorkspaceId: workspaceId,
    updatedAt: context.clock.now(),
  });
}
