import { type ChannelMapping, exampleChannelMapping } from "@eureka/contracts/channel-mapping";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { type Context, defineOperation } from "../operations/index.ts";
import { loadChannelMapping } from "./load-channel-mapping.ts";
import { deleteMapping } from "./routing.store.ts";

/** Takes a mapping away: the channel's work goes to the defaults again. */
export const removeChannelMapping = defineOperation({
  name: "channel_mapping.remove",
  summary: "Let the work of a channel go to the defaults again",
  input: z.strictObject({ id: idSchema("channel_mapping") }),
  output: z.strictObject({}),
  permission: "channel_mapping:update",
  effect: "danger",
  http: { method: "DELETE", path: "/channel-mappings/{id}", status: 204 },
  example: { input: { id: exampleChannelMapping.id }, output: {} },
  target: (context, input) => loadChannelMapping(context, input.id, { lock: true }),
  async run(context, _input, { value }) {
    await takeMappingAway(context, value);
    return {};
  },
});

/** Checks no rights. */
export async function takeMappingAway(
  context: Context,
  { id, connectionId, platformChannelId, workspaceId }: ChannelMapping,
): Promise<void> {
  await deleteMapping(context.transaction, id);
  context.emit({
    type: "channel_mapping.removed",
    subject: { type: "channel_mapping", id },
    workspaceId,
    data: { connectionId, platformChannelId },
  });
}
