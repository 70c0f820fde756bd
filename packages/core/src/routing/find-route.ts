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
  const isBuiltIn = connection.connector === builtInConnectorName;
  const [mapping, channelWorkspaceId] = await Promise.all([
    selectMappingOfChannel(transaction, connection.id, platformChannelId),
    isBuiltIn ? selectChannelWorkspace(transaction, platformChannelId) : null,
  ]);
  if (mapping) return decideRoute({ ...noDefaults, mapping: viewChannelMapping(mapping) });
  const connectionWorkspaceId = connection.defaultWorkspaceId;
  const route = decideRoute({ ...noDefaults, mapping: null, channelWorkspaceId, connectionWorkspaceId });
  if (route) return route;
  const { defaultWorkspaceId } = (await loadOrganization(context)).value;
  return decideRoute({ ...noDefaults, mapping: null, organizationWorkspaceId: defaultWorkspaceId });
}

const noDefaults = { channelWorkspaceId: null, connectionWorkspaceId: null, organizationWorkspaceId: null } as const;
