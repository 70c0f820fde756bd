/** What happens to channels and to who is in them. */
import { type Deliveries, emitEvent, type Happening } from "../emit-event.ts";
import type { Channel, User } from "../records.ts";
import { scopeFamilies, showChannel, showRenamedChannel } from "../shapes/show-channel.ts";
import type { World } from "../world.ts";
import { postMessage } from "./post-message.ts";

/** All that a change made known, in no order. */
async function together(...told: readonly Promise<Deliveries>[]): Promise<Deliveries> {
  return (await Promise.all(told)).flat();
}

/** The line that Slack writes into the channel, which apps receive as a message with a subtype. */
function writeNotice(
  world: World,
  channel: Channel,
  user: User,
  notice: { readonly subtype: string; readonly text: string; readonly extra?: Readonly<Record<string, string>> },
): Promise<Deliveries> {
  const { id: userId, teamId } = user;
  return postMessage(world, { channelId: channel.id, userId, teamId, ...notice }).delivered;
}

/** Everybody hears of public channels, members of private ones, and those under another name: `group_archive`. */
function tell(world: World, channel: Channel, verb: string, event: object): Promise<Deliveries> {
  const isPublic = channel.kind === "public";
  const happening: Happening = {
    event: { type: `${isPublic ? "channel" : "group"}_${verb}`, ...event, event_ts: world.state.nextTs() },
    scope: `${scopeFamilies[channel.kind]}:read`,
    teamIds: channel.teamIds,
    ...(!isPublic && { membersOf: channel }),
  };
  return emitEvent(world, happening);
}

export function announceCreation(world: World, channel: Channel): Promise<Deliveries> {
  if (channel.kind !== "public") return Promise.resolve([]);
  const teamId = channel.teamIds[0] ?? "";
  const { is_member: _member, ...shown } = { is_member: false, ...showChannel(channel, { teamId, viewerId: "" }) };
  return tell(world, channel, "created", { channel: shown });
}

export function joinChannel(world: World, channel: Channel, user: User, inviterId: string | null): Promise<Deliveries> {
  if (channel.memberIds.has(user.id)) return Promise.resolve([]);
  channel.memberIds.add(user.id);
  const inviter: Record<string, string> = inviterId === null ? {} : { inviter: inviterId };
  return together(
    writeNotice(world, channel, user, {
      subtype: "channel_join",
      text: `<@${user.id}> has joined the channel`,
      extra: inviter,
    }),
    emitEvent(world, membershipEvent(world, "member_joined_channel", channel, user, inviter)),
  );
}

/** @param actorId who removed them; the member themselves when they left */
export function leaveChannel(world: World, channel: Channel, user: User, actorId: string): Promise<Deliveries> {
  if (!channel.memberIds.has(user.id)) return Promise.resolve([]);
  const told = [
    emitEvent(world, membershipEvent(world, "member_left_channel", channel, user, {})),
    writeNotice(world, channel, user, { subtype: "channel_leave", text: `<@${user.id}> has left the channel` }),
  ];
  channel.memberIds.delete(user.id);
  const install = user.bot && world.state.activeInstall(user.bot.appId, user.teamId);
  if (install) {
    const type = channel.kind === "public" ? "channel_left" : "group_left";
    const event = { type, channel: channel.id, actor_id: actorId, event_ts: world.state.nextTs() };
    told.push(emitEvent(world, { event, onlyInstall: install, teamIds: [user.teamId] }));
  }
  return together(...told);
}

function membershipEvent({ state }: World, type: string, channel: Channel, user: User, extra: object): Happening {
  const { enterprise } = state.team(user.teamId);
  return {
    event: {
      type,
      user: user.id,
      channel: channel.id,
      channel_type: channel.kind === "public" ? "C" : "G",
      team: user.teamId,
      ...extra,
      ...(enterprise && type === "member_joined_channel" && { enterprise: enterprise.id }),
      event_ts: state.nextTs(),
    },
    scope: `${scopeFamilies[channel.kind]}:read`,
    // A copy: whoever leaves still hears of it.
    membersOf: { ...channel, memberIds: new Set(channel.memberIds) },
    teamIds: [user.teamId, ...channel.teamIds.filter((id) => id !== user.teamId)],
  };
}

export function renameChannel(world: World, channel: Channel, user: User, name: string): Promise<Deliveries> {
  const old = channel.name;
  channel.previousNames.unshift(old);
  channel.name = name;
  return together(
    tell(world, channel, "rename", { channel: showRenamedChannel(channel) }),
    writeNotice(world, channel, user, {
      subtype: "channel_name",
      text: `has renamed the channel from "${old}" to "${name}"`,
      extra: { old_name: old, name },
    }),
  );
}

export function archiveChannel(world: World, channel: Channel, user: User, isArchived: boolean): Promise<Deliveries> {
  channel.isArchived = isArchived;
  const verb = isArchived ? "archive" : "unarchive";
  // Slack's own naming: of the four, this one event says it otherwise.
  const actor = channel.kind !== "public" && !isArchived ? { actor_id: user.id } : { user: user.id };
  return together(
    tell(world, channel, verb, { channel: channel.id, ...actor, ...(isArchived && { is_moved: 0 }) }),
    writeNotice(world, channel, user, { subtype: `channel_${verb}`, text: `<@${user.id}> ${verb}d the channel` }),
  );
}

export function deleteChannel(world: World, channel: Channel, user: User): Promise<Deliveries> {
  const isPublic = channel.kind === "public";
  const when = isPublic ? {} : { date_deleted: Math.floor(world.state.now() / 1_000) };
  const told = tell(world, channel, "deleted", { channel: channel.id, ...when, actor_id: user.id });
  channel.isDeleted = true;
  return told;
}

/** The channel keeps its id; Slack says so with a message only. */
export function convertChannel(
  world: World,
  channel: Channel,
  user: User,
  kind: "public" | "private",
): Promise<Deliveries> {
  channel.kind = kind;
  const notices = {
    private: "made this channel *private*. Now, it can only be viewed or joined by invitation.",
    public: "made this channel *public*. Any member in this workspace can see and join it.",
  };
  return writeNotice(world, channel, user, { subtype: `channel_convert_to_${kind}`, text: notices[kind] });
}
