import {
  type ChannelMapping,
  type ChannelRules,
  channelMappingSchema,
  channelMappingSetSchema,
  defaultChannelRules,
  exampleChannelMapping,
} from "@eureka/contracts/channel-mapping";
import { type Id, newId } from "@eureka/contracts/ids";
import { loadConnection } from "../connections/index.ts";
import { type Context, defineOperation } from "../operations/index.ts";
import { requirePermission } from "../permissions/index.ts";
import { fieldChanges } from "../tenancy/index.ts";
import { findPlace } from "./find-place.ts";
import { findRoute } from "./find-route.ts";
import { type PlaceRow, selectMappingOfChannel, upsertMapping } from "./routing.store.ts";
import { viewChannelMapping } from "./view-channel-mapping.ts";

/** Says where the work of a channel goes; a channel has at most one mapping, so setting it again replaces it. */
export const setChannelMapping = defineOperation({
  name: "channel_mapping.set",
  summary: "Say to which workspace, board or list the work of a channel goes",
  input: channelMappingSetSchema,
  output: channelMappingSchema,
  permission: "channel_mapping:update",
  sight: "workspace:read",
  effect: "write",
  http: { method: "PUT", path: "/channel-mappings" },
  example: {
    input: {
      connectionId: exampleChannelMapping.connectionId,
      platformChannelId: exampleChannelMapping.platformChannelId,
      boardId: exampleChannelMapping.boardId,
    },
    output: exampleChannelMapping,
  },
  target: (context, input) => findPlace(context, input),
  run: (context, input, { place }) => putMapping(context, input, place),
});

export interface MappedChannel {
  readonly connectionId: Id<"connection">;
  readonly platformChannelId: string;
  /** Left out: as it was. */
  readonly channelName?: string | null | undefined;
  readonly rules?: ChannelRules | undefined;
}

/** Leads a channel to a place on which the actor has the right; taking it away from where it goes now needs the right there too. */
export async function putMapping(context: Context, input: MappedChannel, place: PlaceRow): Promise<ChannelMapping> {
  const { connectionId, platformChannelId } = input;
  const connection = await loadConnection(context, connectionId);
  await requireRightsOnPresentRoute(context, connection, platformChannelId);
  const existing = await selectMappingOfChannel(context.transaction, connectionId, platformChannelId);
  const before = existing ? viewChannelMapping(existing) : null;
  const now = context.clock.now();
  const row = await upsertMapping(context.transaction, {
    id: newId("channel_mapping", now.getTime()),
    connectionId,
    platformChannelId,
    ...place,
    channelName: input.channelName === undefined ? (before?.channelName ?? null) : input.channelName,
    rules: input.rules ?? before?.rules ?? defaultChannelRules,
    createdAt: now,
    updatedAt: now,
  });
  const mapping = viewChannelMapping(row);
  const { workspaceId, boardId, listId, rules, channelName } = mapping;
  context.emit({
    type: before ? "channel_mapping.updated" : "channel_mapping.created",
    subject: { type: "channel_mapping", id: mapping.id },
    workspaceId,
    changes: fieldChanges(before ?? nowhere, { workspaceId, boardId, listId, rules, channelName }),
    data: { connectionId, platformChannelId },
  });
  return mapping;
}

/** Before the first mapping. */
const nowhere = { workspaceId: null, boardId: null, listId: null, rules: null, channelName: null };

/** Leading a channel's work elsewhere takes it away from where it goes now: that needs the right there too. */
async function requireRightsOnPresentRoute(
  context: Context,
  connection: Parameters<typeof findRoute>[1],
  platformChannelId: string,
): Promise<void> {
  const present = await findRoute(context, connection, platformChannelId);
  if (!present) return;
  await requirePermission(context, "channel_mapping:update", { scopes: [{ workspaceId: present.workspaceId }] });
}
