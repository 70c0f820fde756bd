import { channelSchema, exampleChannel } from "@eureka/contracts/channel";
import { forbidden } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { readChannel } from "./channel-view.ts";
import { putMemberInto } from "./join-channel-record.ts";
import { assertNotArchived, loadChannel } from "./load-channel.ts";

/** Joins a public channel: from then on it has a read mark and an unread count. */
export const joinChannel = defineOperation({
  name: "channel.join",
  summary: "Join a public channel",
  input: z.strictObject({ id: idSchema("channel") }),
  output: channelSchema,
  permission: "channel:read",
  effect: "write",
  http: { method: "POST", path: "/channels/{id}/join" },
  command: { words: ["id"] },
  example: { input: { id: exampleChannel.id }, output: exampleChannel },
  target: (context, input) => loadChannel(context, input.id, { lock: true }),
  async run(context, { id }, channel) {
    const { memberId } = context.principal;
    if (!memberId) throw forbidden("channel:read");
    assertNotArchived(channel.row);
    await putMemberInto(context, channel.row, memberId);
    return readChannel(context, id);
  },
});
