import { channelSchema, channelUpdateSchema, exampleChannel } from "@eureka/contracts/channel";
import { EurekaError } from "@eureka/contracts/errors";
import { defineOperation } from "../operations/index.ts";
import { fieldChanges } from "../tenancy/index.ts";
import { readChannel } from "./channel-view.ts";
import { updateChannelRow } from "./channels.store.ts";
import { emitChannelEvent } from "./emit-channel-event.ts";
import { assertNotDirect, loadChannel } from "./load-channel.ts";

/** Changes a channel's name or topic. */
export const updateChannel = defineOperation({
  name: "channel.update",
  summary: "Change a channel's name or topic",
  input: channelUpdateSchema,
  output: channelSchema,
  permission: "channel:update",
  effect: "write",
  http: { method: "PATCH", path: "/channels/{id}" },
  example: { input: { id: exampleChannel.id, topic: exampleChannel.topic }, output: exampleChannel },
  target: (context, input) => loadChannel(context, input.id, { lock: true }),
  async run(context, { id, ...wanted }, channel) {
    assertNotDirect(channel);
    const changes = fieldChanges(channel.row, wanted);
    if (Object.keys(changes).length > 0) {
      const row = await updateChannelRow(context.transaction, id, { ...wanted, updatedAt: context.clock.now() });
      if (!row) throw new EurekaError("channel.name_taken");
      emitChannelEvent(context, row, "updated", changes);
    }
    return readChannel(context, id);
  },
});
