import { exampleChannelMember } from "@eureka/contracts/channel";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { loadChannel } from "./load-channel.ts";
import { takeMemberOut } from "./take-member-out.ts";

/** Takes a member out of a channel. */
export const removeChannelMember = defineOperation({
  name: "channel_member.remove",
  summary: "Take a member out of a channel",
  input: z.strictObject({ channelId: idSchema("channel"), memberId: idSchema("member") }),
  output: z.strictObject({}),
  permission: "channel:update",
  effect: "write",
  http: { method: "DELETE", path: "/channels/{channelId}/members/{memberId}", status: 204 },
  command: { words: ["channelId", "memberId"] },
  example: {
    input: { channelId: exampleChannelMember.channelId, memberId: exampleChannelMember.memberId },
    output: {},
  },
  target: (context, input) => loadChannel(context, input.channelId, { lock: true }),
  async run(context, { memberId }, channel) {
    await takeMemberOut(context, channel, memberId);
    return {};
  },
});
