import { may } from "../world/access.ts";
import { isThread } from "../world/channel.ts";
import type { Guild } from "../world/people.ts";
import type { World } from "../world/world.ts";
import { describeChannel } from "./channel-json.ts";
import { describeMember, describeRole } from "./people-json.ts";
import { describeTime } from "./time.ts";

export function describeGuild({ id, name, ownerId, roles }: Guild) {
  return {
    id,
    name,
    owner_id: ownerId,
    icon: null,
    description: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    features: ["COMMUNITY", "NEWS"],
    emojis: [],
    stickers: [],
    roles: [...roles.values()].map(describeRole),
    application_id: null,
    region: "deprecated",
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 1,
    default_message_notifications: 0,
    mfa_level: 0,
    explicit_content_filter: 0,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: "en-US",
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    incidents_data: null,
    nsfw: false,
    nsfw_level: 0,
  };
}

/** A guild as GUILD_CREATE tells it. Without the members intent only the bot itself is among the members. */
export function describeGuildForGateway(
  world: World,
  guild: Guild,
  { botId, withMembers }: { readonly botId: string; readonly withMembers: boolean },
) {
  const channels = world.channelsOf(guild.id);
  const threads = channels.filter(
    (channel) => isThread(channel) && !channel.thread.archived && may(world, channel, botId, "viewChannel"),
  );
  const members = [...guild.members.values()].filter(({ user }) => withMembers || user.id === botId);
  return {
    ...describeGuild(guild),
    joined_at: describeTime(guild.members.get(botId)?.joinedAt ?? world.now()),
    large: guild.members.size > 50,
    unavailable: false,
    member_count: guild.members.size,
    members: members.map(describeMember),
    channels: channels.filter((channel) => !channel.thread).map((channel) => describeChannel(world, channel)),
    threads: threads.map((thread) => describeChannel(world, thread, botId)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
