import type { Channel } from "../records.ts";

/** Slack's word for the kind of a conversation in events about messages. */
export const channelTypes = { public: "channel", private: "group", direct: "im", group_direct: "mpim" } as const;

/** The part of a scope's or an event's name: `channels:history`, `message.channels`. */
export const scopeFamilies = { public: "channels", private: "groups", direct: "im", group_direct: "mpim" } as const;

interface ChannelView {
  readonly teamId: string;
  /** Who looks: the bot, or the person of a user token. */
  readonly viewerId: string;
  readonly withMemberCount?: boolean;
}

const nothing = { value: "", creator: "", last_set: 0 };

/** A conversation as `conversations.info` shows it. */
export function showChannel(channel: Channel, { teamId, viewerId, withMemberCount }: ChannelView) {
  const { id, kind, createdAt, isArchived, teamIds } = channel;
  const common = {
    id,
    created: seconds(createdAt),
    is_archived: isArchived,
    updated: createdAt,
    context_team_id: teamId,
  };
  if (kind === "direct") {
    const other = [...channel.memberIds].find((member) => member !== viewerId) ?? viewerId;
    return { ...common, is_im: true, is_org_shared: false, user: other, is_user_deleted: false, priority: 0 };
  }
  const isShared = teamIds.length > 1;
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: kind === "public" || kind === "private",
    is_group: false,
    is_im: false,
    is_mpim: kind === "group_direct",
    is_private: kind !== "public",
    is_general: channel.isGeneral,
    is_shared: isShared,
    is_ext_shared: isShared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    pending_connected_team_ids: [],
    shared_team_ids: teamIds,
    internal_team_ids: [],
    unlinked: 0,
    creator: channel.creatorId,
    is_member: channel.memberIds.has(viewerId),
    topic: nothing,
    purpose: nothing,
    previous_names: channel.previousNames,
    ...(isShared && { conversation_host_id: teamIds[0] }),
    ...(withMemberCount && { num_members: channel.memberIds.size }),
  };
}

/** The few fields that `channel_rename` carries. */
export function showRenamedChannel({ id, name, kind, createdAt }: Channel) {
  return {
    id,
    name,
    name_normalized: name,
    created: seconds(createdAt),
    is_channel: kind === "public",
    is_mpim: kind === "group_direct",
  };
}

export function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1_000);
}
