import { channelMemberSchema, exampleChannelMember } from "@eureka/contracts/channel";
import { notFound } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { putMemberInto } from "./join-channel-record.ts";
import { assertNotArchived, assertNotDirect, loadChannel } from "./load-channel.ts";
import { selectPeople } from "./people.store.ts";

/** Adds a member to a channel: the only way into a private one. */
export const addChannelMember = defineOperation({
  name: "channel_member.add",
  summary: "Add a member to a channel",
  description: "Adding opens the channel to nobody who has no role in its workspace.",
  input: z.strictObject({ channelId: idSchema("channel"), memberId: idSchema("member") }),
  output: channelMemberSchema,
  permission: "channel:invite",
  effect: "write",
  http: { method: "POST", path: "/channels/{channelId}/members", status: 201 },
  command: { words: ["channelId", "memberId"] },
  example: {
    input: { channelId: exampleChannelMember.channelId, memberId: exampleChannelMember.memberId },
    output: exampleChannelMember,
  },
  target: (context, input) => loadChannel(context, input.channelId, { lock: true }),
  async run(context, { channelId, memberId }, channel) {
    assertNotDirect(channel);
    assertNotArchived(channel.row);
    const [member] = await selectPeople(context.transaction, [memberId]);
    if (!member?.isActive) throw notFound("member", memberId);
    const joinedAt = await putMemberInto(context, channel.row, memberId);
    return { channelId, memberId, joinedAt: joinedAt.toISOString() };
  },
});
