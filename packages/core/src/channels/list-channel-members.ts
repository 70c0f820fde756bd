import { channelMemberPageSchema, exampleChannel, exampleChannelMember } from "@eureka/contracts/channel";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { selectChannelMembers } from "./channels.store.ts";
import { loadChannel } from "./load-channel.ts";

/** Lists who is in a channel. */
export const listChannelMembers = defineOperation({
  name: "channel_member.list",
  summary: "List who is in a channel",
  input: z.strictObject({ ...pageInput, channelId: idSchema("channel") }),
  output: channelMemberPageSchema,
  permission: "channel:read",
  effect: "read",
  http: { method: "GET", path: "/channels/{channelId}/members" },
  command: { words: ["channelId"] },
  example: { input: { channelId: exampleChannel.id }, output: { data: [exampleChannelMember], nextCursor: null } },
  target: (context, input) => loadChannel(context, input.channelId),
  async run(context, input) {
    const after = readCursor(context, "channel_member.list", input);
    const memberId = (after?.[0] as Id<"member"> | undefined) ?? null;
    const rows = await selectChannelMembers(context.transaction, input.channelId, memberId, input.limit + 1);
    const page = pageOfRows(context, "channel_member.list", input, rows, (row) => [row.memberId]);
    return {
      data: page.data.map(({ channelId, memberId: id, joinedAt }) => ({
        channelId,
        memberId: id,
        joinedAt: joinedAt.toISOString(),
      })),
      nextCursor: page.nextCursor,
    };
  },
});
