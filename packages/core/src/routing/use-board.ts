import {
  type ChannelMapping,
  channelMappingSchema,
  channelUseSchema,
  exampleChannelMapping,
} from "@eureka/contracts/channel-mapping";
import { say } from "@eureka/contracts/words";
import { loadConnection } from "../connections/index.ts";
import { defineOperation } from "../operations/index.ts";
import { requirePermission } from "../permissions/index.ts";
import { findNamedPlace } from "./find-named-place.ts";
import { putMapping } from "./set-channel-mapping.ts";

/** `channel_mapping.set` for people who type: by name, with the same rights. */
export const useBoard = defineOperation({
  name: "channel_mapping.use_board",
  summary: "Say by name to which board the work of a channel goes",
  input: channelUseSchema,
  output: channelMappingSchema,
  permission: "channel_mapping:update",
  effect: "write",
  http: { method: "POST", path: "/channel-mappings/use-board" },
  command: {
    words: ["board"],
    offeredFlags: ["list"],
    chat: {
      verb: "config board",
      help: "config board <board> [--list name]: send this channel's new work there",
      answer: () => ({ title: say("route.used") }),
    },
  },
  example: {
    input: {
      connectionId: exampleChannelMapping.connectionId,
      platformChannelId: exampleChannelMapping.platformChannelId,
      board: exampleChannelMapping.boardId,
    },
    output: exampleChannelMapping,
  },
  target: (context, { connectionId }) => loadConnection(context, connectionId),
  async run(context, { connectionId, platformChannelId, ...named }): Promise<ChannelMapping> {
    const place = await findNamedPlace(context, named);
    const { workspaceId, boardId } = place;
    await requirePermission(context, "channel_mapping:update", { scopes: [{ workspaceId, boardId }] });
    return putMapping(context, { connectionId, platformChannelId }, place);
  },
});
