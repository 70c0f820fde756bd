import { Readable } from "node:stream";
import { type ChannelMapping, exampleChannelMapping } from "@eureka/contracts/channel-mapping";
import {
  type MappingExport,
  mappingExportInput,
  mappingExportSchema,
} from "@eureka/contracts/channel-mapping-exchange";
import type { Id } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { visiblePlaces } from "../../permissions/index.ts";
import { selectAllMappings } from "../routing.store.ts";
import { viewChannelMapping } from "../view-channel-mapping.ts";
import { codecs } from "./codecs.ts";
import type { ExchangedDefault, ExchangedMapping } from "./exchanged-mapping.ts";
import { loadNamedPlaces, type NamedPlaces, nameOfChannel, type SomePlace } from "./named-places.ts";
import { loadPresentDefaults } from "./present-defaults.ts";

const mediaTypes = { json: "application/json", csv: "text/csv", yaml: "application/yaml" } as const;

/** Writes the mappings and defaults that one sees as a file that can be edited and imported. */
export const exportMappings = defineOperation({
  name: "channel_mapping.export",
  summary: "Write the channel mappings and defaults as a file",
  description:
    "JSON, CSV or YAML, with names for people and ids for channel_mapping.import. The same mappings and defaults always give the same bytes. The organization's default is left out where one connection is named.",
  input: z.strictObject(mappingExportInput),
  output: mappingExportSchema,
  permission: "channel_mapping:read",
  effect: "read",
  http: { method: "GET", path: "/channel-mappings/export", response: "stream" },
  cost: 10,
  example: {
    input: { format: "csv", connectionId: exampleChannelMapping.connectionId },
    output: { format: "csv", count: 0, content: "" },
  },
  async run(context, { format, connectionId, workspaceId }): Promise<MappingExport> {
    const visible = new Set((await visiblePlaces(context, "channel_mapping:read")).workspaceIds);
    const places = await loadNamedPlaces(context);
    const mappings = (await selectAllMappings(context.transaction))
      .map(viewChannelMapping)
      .filter((mapping) => visible.has(mapping.workspaceId))
      .filter((mapping) => !connectionId || mapping.connectionId === connectionId)
      .filter((mapping) => !workspaceId || mapping.workspaceId === workspaceId)
      .map((mapping) => toExchanged(places, mapping))
      .sort(byConnectionAndChannel);
    const defaults = [...(await loadPresentDefaults(context, places))]
      .filter(([, place]) => visible.has(place.workspaceId))
      .filter(([id]) => !connectionId || id === connectionId)
      .filter(([, place]) => !workspaceId || place.workspaceId === workspaceId)
      .map(([id, place]) => toExchangedDefault(places, id, place))
      .sort(organizationFirst);
    const count = mappings.length + defaults.length;
    return { format, count, content: codecs[format].write({ defaults, mappings }) };
  },
  async open(_context, { format, content }) {
    const bytes = Buffer.from(content, "utf8");
    const fileName = `channel-mappings.${format}`;
    return { stream: Readable.from([bytes]), fileName, mediaType: mediaTypes[format], size: bytes.length };
  },
});

function toExchanged(places: NamedPlaces, mapping: ChannelMapping): ExchangedMapping {
  const { connectionId, platformChannelId, rules } = mapping;
  return {
    ...nameConnection(places, connectionId),
    channel: nameOfChannel(places, connectionId, platformChannelId, mapping.channelName),
    channelId: platformChannelId,
    ...namePlace(places, mapping),
    rules,
  };
}

function toExchangedDefault(places: NamedPlaces, id: Id<"connection"> | null, place: SomePlace): ExchangedDefault {
  const whose = id === null ? "organization" : "connection";
  return { for: whose, ...(id && nameConnection(places, id)), ...namePlace(places, place) };
}

function nameConnection({ connections }: NamedPlaces, connectionId: Id<"connection">) {
  return { connection: connections.get(connectionId)?.name || null, connectionId };
}

function namePlace({ workspaces, boards, lists }: NamedPlaces, { workspaceId, boardId, listId }: SomePlace) {
  return {
    workspace: workspaces.get(workspaceId)?.name ?? null,
    workspaceId,
    board: (boardId && boards.get(boardId)?.name) ?? null,
    boardId,
    list: (listId && lists.get(listId)?.name) ?? null,
    listId,
  };
}

/** Its default counts for the most channels. */
function organizationFirst(left: ExchangedDefault, right: ExchangedDefault): number {
  return compare(right.for, left.for) || byConnectionAndChannel(left, right);
}

type Sorted = Partial<Pick<ExchangedMapping, "connection" | "connectionId" | "channelId">>;

/** By what does not depend on when they were made, so that the file of a copy is the same. */
function byConnectionAndChannel(left: Sorted, right: Sorted): number {
  return (
    compare(left.connection ?? "", right.connection ?? "") ||
    compare(left.connectionId ?? "", right.connectionId ?? "") ||
    compare(left.channelId ?? "", right.channelId ?? "")
  );
}

/** By code units: the order of no language, and the same on every machine. */
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
