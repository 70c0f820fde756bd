import { channelSchema, exampleChannel } from "@eureka/contracts/channel";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { readChannel } from "./channel-view.ts";
import { loadChannel } from "./load-channel.ts";

/** Reads a channel. */
export const getChannel = defineOperation({
  name: "channel.get",
  summary: "Read a channel",
  input: z.strictObject({ id: idSchema("channel") }),
  output: channelSchema,
  permission: "channel:read",
  effect: "read",
  http: { method: "GET", path: "/channels/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleChannel.id }, output: exampleChannel },
  target: (context, input) => loadChannel(context, input.id),
  run: (context, input) => readChannel(context, input.id),
});
