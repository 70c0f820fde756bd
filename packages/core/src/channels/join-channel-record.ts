/** Puts a member into a channel, for several operations. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { type ChannelRow, insertChannelMember } from "./channels.store.ts";
import { emitMembershipEvent } from "./emit-channel-event.ts";

/** What was written before the member came counts as read. One who is in the channel already stays; gives since when he is. */
export async function putMemberInto(context: Context, channel: ChannelRow, memberId: Id<"member">): Promise<Date> {
  const joinedAt = context.clock.now();
  const earlier = await insertChannelMember(context.transaction, {
    organizationId: context.organizationId,
    channelId: channel.id,
    memberId,
    readPosition: channel.lastPosition,
    joinedAt,
  });
  if (earlier) return earlier;
  emitMembershipEvent(context, channel, "joined", memberId);
  return joinedAt;
}
