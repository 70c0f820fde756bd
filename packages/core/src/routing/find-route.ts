/** Gathers the facts about a channel and decides where its work goes. */
import { builtInConnectorName } from "@eureka/contracts/connection";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { loadOrganization } from "../tenancy/index.ts";
import { decideRoute, type Route, type RoutePlace } from "./decide-route.ts";
import { selectChannelWorkspace, selectMappingOfChannel } from "./routing.store.ts";
import { viewChannelMapping } from "./view-channel-mapping.ts";

/** What routing needs to know of a connection. */
export interface RoutedConnection {
  readonly id: Id<"connection">;
  readonly connector: string;
  readonly defaultWorkspaceId: Id<"workspace"> | null;
  readonly defaultBoardId: Id<"board"> | null;
  readonly defaultListId: Id<"list"> | null;
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
  const connectionDefault = placeOf(connection);
  const route = decideRoute({ ...noDefaults, mapping: null, channelWorkspaceId, connectionDefault });
  if (route) return route;
  const organizationDefault = placeOf((await loadOrganization(context)).value);
  return decideRoute({ ...noDefaults, mapping: null, organizationDefault });
}

const noDefaults = { channelWorkspaceId: null, connectionDefault: null, organizationDefault: null } as const;

function placeOf(defaults: Omit<RoutedConnection, "id" | "connector">): RoutePlace | null {
  const { defaultWorkspaceId: workspaceId, defaultBoardId, defaultListId } = defaults;
  if (!workspaceId) return null;
  return { workspaceId, boardId: defaultBoardId, listId: defaultBoardId && defaultListId };
}
