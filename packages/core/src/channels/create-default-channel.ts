/** What every new workspace gets: a channel for everything. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { putMemberInto } from "./join-channel-record.ts";
import { makeChannel } from "./make-channel.ts";

const defaultChannelName = "general";

/**
 * Makes the channel `general` of a new workspace; its owner, or the member who makes the workspace, is in it from the start. For the
 * workspace initializer, in the transaction that makes the workspace.
 */
export async function createDefaultChannel(
  context: Context,
  workspace: { readonly id: Id<"workspace">; readonly ownerMemberId: Id<"member"> | null },
): Promise<void> {
  const channel = await makeChannel(context, { workspaceId: workspace.id, name: defaultChannelName, kind: "public" });
  const memberId = workspace.ownerMemberId ?? context.principal.memberId;
  if (channel && memberId) await putMemberInto(context, channel, memberId);
}
