import { exampleChannel } from "@eureka/contracts/channel";
import { forbidden } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { loadChannel } from "./load-channel.ts";
import { takeMemberOut } from "./take-member-out.ts";

/** Leaves a channel; a private one is out of sight from then on. */
export const leaveChannel = defineOperation({
  name: "channel.leave",
  summary: "Leave a channel",
  input: z.strictObject({ id: idSchema("channel") }),
  output: z.strictObject({}),
  permission: "channel:read",
  effect: "write",
  http: { method: "POST", path: "/channels/{id}/leave", status: 204 },
  command: { words: ["id"] },
  example: { input: { id: exampleChannel.id }, output: {} },
  target: (context, input) => loadChannel(context, input.id, { lock: true }),
  async run(context, _input, channel) {
    const { memberId } = context.principal;
    if (!memberId) throw forbidden("channel:read");
    await takeMemberOut(context, channel, memberId);
    return {};
  },
});
