import { channelSchema, exampleChannel } from "@eureka/contracts/channel";
import { EurekaError } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { readChannel } from "./channel-view.ts";
import { updateChannelRow } from "./channels.store.ts";
import { emitChannelEvent } from "./emit-channel-event.ts";
import { loadChannel } from "./load-channel.ts";

/** Takes an archived channel into use again. */
export const unarchiveChannel = defineOperation({
  name: "channel.unarchive",
  summary: "Take an archived channel into use again",
  input: z.strictObject({ id: idSchema("channel") }),
  output: channelSchema,
  permission: "channel:update",
  effect: "write",
  http: { method: "POST", path: "/channels/{id}/unarchive" },
  command: { words: ["id"] },
  example: { input: { id: exampleChannel.id }, output: exampleChannel },
  target: (context, input) => loadChannel(context, input.id, { lock: true }),
  async run(context, { id }, channel) {
    const { archivedAt } = channel.row;
    if (archivedAt) {
      const row = await updateChannelRow(context.transaction, id, { archivedAt: null, updatedAt: context.clock.now() });
      // Meanwhile another public channel may have taken its name.
      if (!row) throw new EurekaError("channel.name_taken");
      emitChannelEvent(context, row, "unarchived", { archivedAt: { from: archivedAt.toISOString(), to: null } });
    }
    return readChannel(context, id);
  },
});
