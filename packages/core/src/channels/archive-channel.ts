import { channelSchema, exampleChannel } from "@eureka/contracts/channel";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { readChannel } from "./channel-view.ts";
import { updateChannelRow } from "./channels.store.ts";
import { emitChannelEvent } from "./emit-channel-event.ts";
import { assertNotDirect, loadChannel } from "./load-channel.ts";

/** Puts a channel away: it stays readable, and nobody writes into it. */
export const archiveChannel = defineOperation({
  name: "channel.archive",
  summary: "Put a channel away",
  input: z.strictObject({ id: idSchema("channel") }),
  output: channelSchema,
  permission: "channel:update",
  effect: "write",
  http: { method: "POST", path: "/channels/{id}/archive" },
  command: { words: ["id"] },
  example: {
    input: { id: exampleChannel.id },
    output: { ...exampleChannel, archivedAt: "2026-11-20T09:00:00.000Z" },
  },
  target: (context, input) => loadChannel(context, input.id, { lock: true }),
  async run(context, { id }, channel) {
    assertNotDirect(channel);
    if (!channel.row.archivedAt) {
      const now = context.clock.now();
      const row = await updateChannelRow(context.transaction, id, { archivedAt: now, updatedAt: now });
      emitChannelEvent(context, row ?? channel.row, "archived", { archivedAt: { from: null, to: now.toISOString() } });
    }
    return readChannel(context, id);
  },
});
