/** Takes a member out of a channel, for several operations. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { deleteChannelMember, selectChannelMembers } from "./channels.store.ts";
import { emitMembershipEvent } from "./emit-channel-event.ts";
import { assertNotDirect, type ChannelTarget } from "./load-channel.ts";

/**
 * One who is not in the channel stays out. The channel must be locked. Throws `channel.last_member` for the last one of a private
 * channel, which nobody could reach any more.
 */
export async function takeMemberOut(context: Context, channel: ChannelTarget, memberId: Id<"member">): Promise<void> {
  assertNotDirect(channel);
  const { id, row } = channel;
  if (!(await deleteChannelMember(context.transaction, id, memberId))) return;
  if (row.kind === "private" && !row.archivedAt) {
    const others = await selectChannelMembers(context.transaction, id, null, 1);
    if (others.length === 0) throw new EurekaError("channel.last_member", { id });
  }
  emitMembershipEvent(context, row, "left", memberId);
}
