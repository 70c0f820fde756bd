/** The person of a platform as this organization knows him. */
import type { ExternalIdentity } from "@eureka/contracts/external-identity";
import type { LoadedConnection } from "../connections/index.ts";
import { resolveExternalIdentity } from "../identity/index.ts";
import type { Context } from "../operations/index.ts";
import { selectSeenName } from "./people.store.ts";

/** Without a name the one counts by which he was seen last; somebody who was never seen is called by his id. */
export async function findPerson(
  context: Context,
  { id, platformWorkspaceId }: Pick<LoadedConnection, "id" | "platformWorkspaceId">,
  platformUserId: string,
  name: string | undefined,
): Promise<ExternalIdentity> {
  const displayName = name ?? (await selectSeenName(context.transaction, id, platformUserId)) ?? platformUserId;
  return resolveExternalIdentity(context, { connectionId: id, platformWorkspaceId, platformUserId, displayName });
}
