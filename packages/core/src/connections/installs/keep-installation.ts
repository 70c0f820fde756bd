/** Makes a connection of what a platform granted, or gives the one that is there its new tokens. */
import type { GrantedTokens, Installation } from "@eureka/connector-sdk";
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { fieldChanges } from "../../tenancy/index.ts";
import { announceConnectionChange } from "../announce-connection-change.ts";
import { assertTeamPlace } from "../assert-team-place.ts";
import { sealTokens } from "../connection-tokens.ts";
import { type ConnectionRow, selectConnectionTo, updateConnectionRow } from "../connections.store.ts";
import { createConnection, newPathKey } from "../create-connection-record.ts";
import { titleOf } from "../title-of.ts";

export interface GrantedInstallation {
  readonly connector: string;
  readonly title: string;
  readonly defaultWorkspaceId: Id<"workspace"> | null;
  readonly baseUrl: string | null;
  readonly granted: GrantedTokens;
  readonly grantedAt: Date;
  readonly installation: Installation;
}

/** The connection to a platform workspace keeps its id whatever became of it, so that what refers to it goes on. */
export async function keepInstallation(context: Context, installed: GrantedInstallation): Promise<ConnectionRow> {
  const { connector, installation, defaultWorkspaceId } = installed;
  const { platformWorkspaceId } = installation;
  // The workspace may have gone while somebody consented.
  if (defaultWorkspaceId) await assertTeamPlace(context, defaultWorkspaceId);
  const known = await selectConnectionTo(context.transaction, connector, platformWorkspaceId);
  if (known) return renewConnection(context, known, installed);
  try {
    return await makeConnection(context, installed);
  } catch (error) {
    if (!(error instanceof EurekaError) || error.code !== "connection.exists") throw error;
    // Somebody else has just finished for the same platform workspace.
    const made = await selectConnectionTo(context.transaction, connector, platformWorkspaceId);
    if (!made) throw error;
    return renewConnection(context, made, installed);
  }
}

async function makeConnection(context: Context, installed: GrantedInstallation): Promise<ConnectionRow> {
  const { connector, title, installation, granted, grantedAt, defaultWorkspaceId, baseUrl } = installed;
  const { row } = await createConnection(context, {
    connector,
    title: titleOf(installation, { title }),
    platformWorkspaceId: installation.platformWorkspaceId,
    platformWorkspaceName: installation.platformWorkspaceName,
    ourselves: installation.ourselves.platformUserId,
    baseUrl,
    ...(defaultWorkspaceId && { defaultWorkspaceId }),
    sealTokens: (id) => sealTokens(context, id, granted, { grantedAt }),
  });
  return row;
}

async function renewConnection(
  context: Context,
  before: ConnectionRow,
  { installation, granted, grantedAt, defaultWorkspaceId, baseUrl }: GrantedInstallation,
): Promise<ConnectionRow> {
  const visible = {
    state: "active" as const,
    scopes: [...granted.scopes],
    platformWorkspaceName: installation.platformWorkspaceName,
    ...(defaultWorkspaceId && { defaultWorkspaceId }),
    // A board and a list belong to the workspace that they were named for.
    ...(defaultWorkspaceId &&
      defaultWorkspaceId !== before.defaultWorkspaceId && { defaultBoardId: null, defaultListId: null }),
  };
  const after = await updateConnectionRow(context.transaction, before.id, {
    ...visible,
    ...(await sealTokens(context, before.id, granted, { grantedAt })),
    tokenGeneration: before.tokenGeneration + 1,
    refreshLeaseUntil: null,
    refreshAttempts: 0,
    unreachableSince: null,
    ourselves: installation.ourselves.platformUserId,
    baseUrl,
    connectedBy: context.principal.memberId,
    pathKey: before.pathKey ?? newPathKey(),
    updatedAt: context.clock.now(),
  });
  if (!after) throw new Error("a connection that was locked is gone");
  await announceConnectionChange(context, after, "updated", fieldChanges(before, visible));
  return after;
}
