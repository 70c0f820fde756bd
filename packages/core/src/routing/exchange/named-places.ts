/** The places that an actor sees, with their names: what an export writes, and what an import finds by name or id. */
import { builtInConnectorName } from "@eureka/contracts/connection";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { visiblePlaces } from "../../permissions/index.ts";
import {
  type NamedBoard,
  type NamedChannel,
  type NamedConnection,
  type NamedList,
  type NamedWorkspace,
  selectNamedBoards,
  selectNamedChannels,
  selectNamedConnections,
  selectNamedLists,
  selectNamedWorkspaces,
} from "./exchange.store.ts";

export interface NamedPlaces {
  /** Their names are empty, and their defaults left out, for whoever may not read connections. */
  readonly connections: ReadonlyMap<Id<"connection">, NamedConnection>;
  readonly workspaces: ReadonlyMap<Id<"workspace">, NamedWorkspace>;
  readonly boards: ReadonlyMap<Id<"board">, NamedBoard>;
  readonly lists: ReadonlyMap<Id<"list">, NamedList>;
  /** Of the built-in chat. */
  readonly channels: ReadonlyMap<string, NamedChannel>;
}

export async function loadNamedPlaces(context: Context): Promise<NamedPlaces> {
  const { transaction } = context;
  const boardPlaces = await visiblePlaces(context, "board:read");
  const { workspaceIds } = await visiblePlaces(context, "workspace:read");
  const channelPlaces = await visiblePlaces(context, "channel:read");
  const readsConnections = (await visiblePlaces(context, "connection:read")).organization;
  const boards = await selectNamedBoards(transaction, boardPlaces);
  const connections = await selectNamedConnections(transaction);
  return {
    connections: byId(connections.map((one) => (readsConnections ? one : { ...one, name: "", defaultPlace: null }))),
    workspaces: byId(await selectNamedWorkspaces(transaction, workspaceIds)),
    boards: byId(boards),
    lists: byId(
      await selectNamedLists(
        transaction,
        boards.map(({ id }) => id),
      ),
    ),
    channels: byId(await selectNamedChannels(transaction, channelPlaces.workspaceIds)),
  };
}

function byId<Key, Thing extends { readonly id: Key }>(things: readonly Thing[]): Map<Key, Thing> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

/** What people call a channel; null where nobody has said it. */
export function nameOfChannel(
  places: NamedPlaces,
  connectionId: Id<"connection">,
  platformChannelId: string,
  said: string | null,
): string | null {
  const isBuiltIn = places.connections.get(connectionId)?.connector === builtInConnectorName;
  return isBuiltIn ? (places.channels.get(platformChannelId)?.name ?? null) : said;
}

export interface SomePlace {
  readonly workspaceId: Id<"workspace">;
  readonly boardId: Id<"board"> | null;
  readonly listId: Id<"list"> | null;
}

/** `Workspace / Board / List`, as far as it is stated. */
export function describePlace(places: NamedPlaces, { workspaceId, boardId, listId }: SomePlace): string {
  const parts = [
    places.workspaces.get(workspaceId)?.name ?? workspaceId,
    boardId && (places.boards.get(boardId)?.name ?? boardId),
    listId && (places.lists.get(listId)?.name ?? listId),
  ];
  return parts.filter(Boolean).join(" / ");
}
