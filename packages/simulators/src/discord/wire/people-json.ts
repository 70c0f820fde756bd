import type { Member, Role, User } from "../world/people.ts";
import { describeTime } from "./time.ts";

/** A user as other people's messages and members carry it. */
export function describeUser({ id, username, globalName, bot }: User) {
  return {
    id,
    username,
    global_name: globalName,
    discriminator: bot ? id.slice(-4) : "0",
    avatar: null,
    avatar_decoration_data: null,
    collectibles: null,
    clan: null,
    primary_guild: null,
    display_name_styles: null,
    public_flags: 0,
    flags: 0,
    ...(bot && { bot: true }),
  };
}

/** A user as the calls about users answer it. */
export function describeUserInFull(user: User) {
  return { ...describeUser(user), accent_color: null, banner: null, banner_color: null };
}

/** The bot's own account. */
export function describeSelf(user: User) {
  return { ...describeUserInFull(user), email: null, locale: "en-US", mfa_enabled: true, verified: true };
}

/** A member as messages carry it: the user stands beside it. */
export function describeMemberPart({ nick, roleIds, joinedAt }: Member) {
  return {
    avatar: null,
    avatar_decoration_data: null,
    banner: null,
    collectibles: null,
    communication_disabled_until: null,
    deaf: false,
    display_name_styles: null,
    flags: 0,
    joined_at: describeTime(joinedAt),
    mute: false,
    nick,
    pending: false,
    premium_since: null,
    roles: [...roleIds],
  };
}

export function describeMember(member: Member) {
  return { ...describeMemberPart(member), user: describeUser(member.user) };
}

export function describeRole({ id, name, permissions, position, applicationId }: Role) {
  return {
    id,
    name,
    description: null,
    permissions: permissions.toString(),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: applicationId !== null,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
    ...(applicationId && { tags: { bot_id: applicationId } }),
  };
}
