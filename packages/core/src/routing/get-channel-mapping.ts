import { channelMappingSchema, exampleChannelMapping } from "@eureka/contracts/channel-mapping";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { loadChannelMapping } from "./load-channel-mapping.ts";

export const getChannelMapping = defineOperation({
  name: "channel_mapping.get",
  summary: "Read a channel mapping",
  input: z.strictObject({ id: idSchema("channel_mapping") }),
  output: channelMappingSchema,
  permission: "channel_mapping:read",
  effect: "read",
  http: { method: "GET", path: "/channel-mappings/{id}" },
  example: { input: { id: exampleChannelMapping.id }, output: exampleChannelMapping },
  target: (context, input) => loadChannelMapping(context, input.id),
  run: async (_context, _input, mapping) => mapping.value,
});
