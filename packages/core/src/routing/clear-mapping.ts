import { channelPlaceSchema, exampleChannelMapping } from "@eureka/contracts/channel-mapping";
import { say } from "@eureka/contracts/words";
import { z } from "zod";
import { loadConnection } from "../connections/index.ts";
import { defineOperation } from "../operations/index.ts";
import { requirePermission, visiblePlaces } from "../permissions/index.ts";
import { loadChannelMapping } from "./load-channel-mapping.ts";
import { takeMappingAway } from "./remove-channel-mapping.ts";
import { selectMappingOfChannel } from "./routing.store.ts";

/** `channel_mapping.remove` for people who are in the channel. The rights are those of `channel_mapping.remove`. */
export const clearMapping = defineOperation({
  name: "channel_mapping.clear",
  summary: "Let the work of a channel go to the defaults again, by the channel",
  input: channelPlaceSchema,
  output: z.strictObject({}),
  permission: "channel_mapping:update",
  effect: "write",
  http: { method: "POST", path: "/channel-mappings/clear" },
  command: {
    chat: {
      verb: "config remove",
      help: "config remove: send this channel's work to the default board again",
      answer: () => ({ title: say("route.cleared") }),
    },
  },
  example: {
    input: {
      connectionId: exampleChannelMapping.connectionId,
      platformChannelId: exampleChannelMapping.platformChannelId,
    },
    output: {},
  },
  target: (context, { connectionId }) => loadConnection(context, connectionId),
  async run(context, { connectionId, platformChannelId }) {
    const row = await selectMappingOfChannel(context.transaction, connectionId, platformChannelId);
    if (!row) return {};
    const { value, scopes } = await loadChannelMapping(context, row.id, { lock: true });
    // The mapping is named by nobody here: to whoever may not see its place, the channel has none.
    const { workspaceIds } = await visiblePlaces(context, "channel_mapping:read");
    if (!workspaceIds.includes(value.workspaceId)) return {};
    await requirePermission(context, "channel_mapping:update", { scopes });
    await takeMappingAway(context, value);
    return {};
  },
});
