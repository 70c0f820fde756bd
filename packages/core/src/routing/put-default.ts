/** Says where work goes that no mapping leads anywhere: that of a connection, or the organization's. */
import type { RoutingDefault } from "@eureka/contracts/channel-mapping";
import { builtInConnectorName } from "@eureka/contracts/connection";
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import { loadConnection, setConnectionDefault } from "../connections/index.ts";
import type { Context } from "../operations/index.ts";
import { requirePermission } from "../permissions/index.ts";
import { setOrganizationDefault } from "../tenancy/index.ts";
import type { PlaceRow } from "./routing.store.ts";

/**
 * Besides the right at the place, which the caller checks, it needs the right to change the connection or the organization: a default
 * concerns every channel there. `connectionId` null: the organization's.
 */
export async function putDefault(
  context: Context,
  connectionId: Id<"connection"> | null,
  { workspaceId, boardId, listId }: PlaceRow,
): Promise<RoutingDefault> {
  await requirePermission(context, connectionId ? "connection:update" : "organization:update");
  const place = { defaultWorkspaceId: workspaceId, defaultBoardId: boardId, defaultListId: listId };
  if (!connectionId) await setOrganizationDefault(context, place);
  else {
    const { connector } = await loadConnection(context, connectionId);
    // There the workspace of a channel comes first, and every channel has one: the default would never count.
    if (connector === builtInConnectorName) throw new EurekaError("channel_mapping.no_default_here");
    await setConnectionDefault(context, connectionId, place);
  }
  return { connectionId, workspaceId, boardId, listId };
}
