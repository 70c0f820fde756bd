import { channelSchema, exampleChannel } from "@eureka/contracts/channel";
import { EurekaError } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { readChannel } from "./channel-view.ts";
import { updateReadPosition } from "./channels.store.ts";
import { loadChannel } from "./load-channel.ts";

/** Says how far the actor has read; an earlier position makes what follows unread again. */
export const markChannelRead = defineOperation({
  name: "channel.mark_read",
  summary: "Say how far you have read in a channel",
  input: z.strictObject({
    id: idSchema("channel"),
    position: z.int().min(0).meta({ description: "The position of the last message that you have read.", example: 17 }),
  }),
  output: channelSchema,
  permission: "channel:read",
  effect: "write",
  http: { method: "POST", path: "/channels/{id}/mark-read" },
  example: {
    input: { id: exampleChannel.id, position: 17 },
    output: { ...exampleChannel, readPosition: 17, unreadCount: 0, unreadMentionCount: 0 },
  },
  target: (context, input) => loadChannel(context, input.id),
  async run(context, { id, position }, channel) {
    const { memberId } = context.principal;
    if (!memberId || channel.readPosition === null) throw new EurekaError("channel.not_joined", { id });
    await updateReadPosition(context.transaction, id, memberId, Math.min(position, channel.row.lastPosition));
    return readChannel(context, id);
  },
});
