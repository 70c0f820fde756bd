/** External identities as people see them. */
import { notFound } from "@eureka/contracts/errors";
import type { ExternalIdentity } from "@eureka/contracts/external-identity";
import type { Id } from "@eureka/contracts/ids";
import type { Context, Target } from "../operations/index.ts";
import { type ExternalIdentityRow, selectExternalIdentity } from "./external-identities.store.ts";

export interface ExternalIdentityTarget extends Target {
  readonly row: ExternalIdentityRow;
}

export async function loadExternalIdentity(
  context: Context,
  id: Id<"external_identity">,
  options: { readonly lock: boolean } = { lock: false },
): Promise<ExternalIdentityTarget> {
  const row = await selectExternalIdentity(context.transaction, id, options);
  if (!row) throw notFound("external_identity", id);
  return { noun: "external_identity", id, scopes: [], version: row.version, row };
}

export function viewExternalIdentity(row: ExternalIdentityRow): ExternalIdentity {
  return {
    id: row.id,
    connectionId: row.connectionId,
    platformWorkspaceId: row.platformWorkspaceId,
    platformUserId: row.platformUserId,
    displayName: row.displayName,
    memberId: row.memberId,
    linkedAt: row.linkedAt?.toISOString() ?? null,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
  };
}
