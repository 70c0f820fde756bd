/** Gathers the facts about a channel and decides where its work goes. */
import { builtInConnectorName } from "@eureka/contracts/connection";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { loadOrganization } from "../tenancy/index.ts";
import { decideRoute, type Route } from "./decide-route.ts";
import { selectChannelWorkspace, selectMappingOfChannel } from "./routing.store.ts";
import { viewChannelMapping } from "./view-channel-mapping.ts";

/** What routing needs to know of a connection. */
export interface RoutedConnection {
  readonly id: Id<"connection">;
  readonly connector: string;
  readonly defaultWorkspaceId: Id<"workspace"> | null;
}

/** Where the work of this channel goes; null when the organization has no place for it. */
export async function findRoute(
  context: Context,
  connection: RoutedConnection,
  platformChannelId: string,
): Promise<Route | null> {
  const { transaction } = context;
  const mapping = await selectMappingOfChannel(transaction, connection.id, platformChannelId);
  if (mapping) return decideRoute({ ...noDefaults, mapping: viewChannelMapping(mapping) });
  const isBuiltIn = connection.connector === builtInConnectorName;
  return decideRoute({
    mapping: null,
    channelWorkspaceId: isBuiltIn ? await selectChannelWorkspace(transaction, platformChannelId) : null,
    connectionWorkspaceId: connection.defaultWorkspaceId,
    organizationWorkspaceId: (await loadOrganization(context)).value.defaultWorkspaceId,
  });
}

const noDefaults = { channelWorkspaceId: null, connectionWorkspaceId: null, organizationWorkspaceId: null } as const;
