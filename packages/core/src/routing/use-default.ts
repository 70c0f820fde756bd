import {
  exampleChannelMapping,
  type RoutingDefault,
  routingDefaultSchema,
  routingDefaultUseSchema,
} from "@eureka/contracts/channel-mapping";
import { say } from "@eureka/contracts/words";
import { loadConnection } from "../connections/index.ts";
import { defineOperation } from "../operations/index.ts";
import { requirePermission } from "../permissions/index.ts";
import { findNamedPlace } from "./find-named-place.ts";
import { putDefault } from "./put-default.ts";

/** `channel_mapping.set_default` for people who type: by name, with the same rights. */
export const useDefault = defineOperation({
  name: "channel_mapping.use_default",
  summary: "Say by name where the work of channels without a mapping goes",
  input: routingDefaultUseSchema,
  output: routingDefaultSchema,
  permission: "channel_mapping:update",
  effect: "write",
  http: { method: "POST", path: "/channel-mappings/use-default" },
  command: {
    words: ["board"],
    offeredFlags: ["list", "organization"],
    chat: {
      verb: "config default",
      help: "config default <board> [--list name] [--organization]: send new work of all channels without a mapping there",
      answer: ({ connectionId }: RoutingDefault) => ({
        title: say(connectionId ? "route.default_of_connection" : "route.default_of_organization"),
      }),
    },
  },
  example: {
    input: {
      connectionId: exampleChannelMapping.connectionId,
      platformChannelId: exampleChannelMapping.platformChannelId,
      board: exampleChannelMapping.boardId,
    },
    output: {
      connectionId: exampleChannelMapping.connectionId,
      workspaceId: exampleChannelMapping.workspaceId,
      boardId: exampleChannelMapping.boardId,
      listId: null,
    },
  },
  target: (context, { connectionId }) => loadConnection(context, connectionId),
  async run(context, { connectionId, organization, board, list }) {
    const place = await findNamedPlace(context, { board, list });
    const { workspaceId, boardId } = place;
    await requirePermission(context, "channel_mapping:update", { scopes: [{ workspaceId, boardId }] });
    return putDefault(context, organization ? null : connectionId, place);
  },
});
