import {
  exampleChannelMapping,
  routingDefaultSchema,
  routingDefaultSetSchema,
} from "@eureka/contracts/channel-mapping";
import { defineOperation } from "../operations/index.ts";
import { findPlace } from "./find-place.ts";
import { putDefault } from "./put-default.ts";

/** Says where the work of channels goes that no mapping leads anywhere. */
export const setDefault = defineOperation({
  name: "channel_mapping.set_default",
  summary: "Say where the work of channels without a mapping goes",
  description:
    "The default of a connection, or of the organization where no connection is named: a workspace, a board or a list. It needs the right to change the connection or the organization as well.",
  input: routingDefaultSetSchema,
  output: routingDefaultSchema,
  permission: "channel_mapping:update",
  sight: "workspace:read",
  effect: "write",
  http: { method: "PUT", path: "/channel-mappings/default" },
  example: {
    input: { connectionId: exampleChannelMapping.connectionId, boardId: exampleChannelMapping.boardId },
    output: {
      connectionId: exampleChannelMapping.connectionId,
      workspaceId: exampleChannelMapping.workspaceId,
      boardId: exampleChannelMapping.boardId,
      listId: null,
    },
  },
  target: (context, input) => findPlace(context, input),
  run: (context, { connectionId }, { place }) => putDefault(context, connectionId ?? null, place),
});
