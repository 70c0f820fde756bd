/** Events of channels and messages. What only some people may see says so, and tells nothing of its content. */
import type { Changes } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import type { ChannelRow } from "./channels.store.ts";
import type { MessageRow } from "./messages.store.ts";

/** Who may see an event: everybody in the workspace, the members of the channel, or only the members that it names. */
export type Audience = "workspace" | "channel" | "members";

type ChannelHappening = "created" | "updated" | "archived" | "unarchived";

export function emitChannelEvent(
  context: Context,
  channel: ChannelRow,
  happening: ChannelHappening,
  changes: Changes = {},
): void {
  const audience = audienceOf(channel);
  context.emit({
    type: `channel.${happening}`,
    subject: { type: "channel", id: channel.id },
    workspaceId: channel.workspaceId,
    changes: audience === "workspace" ? changes : {},
    data: { channelId: channel.id, audience },
  });
}

export function emitMembershipEvent(
  context: Context,
  channel: ChannelRow,
  change: "joined" | "left",
  memberId: Id<"member">,
): void {
  context.emit({
    type: `channel.${change}`,
    subject: { type: "channel", id: channel.id },
    workspaceId: channel.workspaceId,
    data: { channelId: channel.id, audience: audienceOf(channel), memberId },
  });
}

type MessageHappening =
  | "message.posted"
  | "message.edited"
  | "message.deleted"
  | "message.pressed"
  | "reaction.added"
  | "reaction.removed";

/** The facts of a message that its events carry: where it is and whom it concerns, never what it says. */
export type MessageFacts = Pick<
  MessageRow,
  "id" | "threadId" | "position" | "visibleToMemberId" | "mentionedMemberIds"
>;

export function emitMessageEvent(
  context: Context,
  channel: Pick<ChannelRow, "id" | "workspaceId" | "kind">,
  message: MessageFacts,
  happening: MessageHappening,
  data: Readonly<Record<string, unknown>> = { position: message.position },
): void {
  const { visibleToMemberId } = message;
  context.emit({
    type: happening,
    subject: { type: "message", id: message.id },
    workspaceId: channel.workspaceId,
    data: {
      channelId: channel.id,
      threadId: message.threadId,
      audience: visibleToMemberId ? "members" : audienceOf(channel),
      memberIds: visibleToMemberId ? [visibleToMemberId] : message.mentionedMemberIds,
      ...data,
    },
  });
}

function audienceOf({ kind }: Pick<ChannelRow, "kind">): Audience {
  return kind === "public" ? "workspace" : "channel";
}
