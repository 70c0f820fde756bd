import type { User } from "../records.ts";
import type { SlackState } from "../state.ts";

/** Offset in seconds and name, for the few zones that the simulator knows. */
const zones: Readonly<Record<string, readonly [seconds: number, label: string]>> = {
  "Europe/Berlin": [3_600, "Central European Time"],
  "America/New_York": [-18_000, "Eastern Standard Time"],
  "Etc/UTC": [0, "Coordinated Universal Time"],
};

interface UserView {
  /** The e-mail address is shown to tokens with `users:read.email` only. */
  readonly withEmail: boolean;
  /** The workspace that looks: a user of another one is a stranger. */
  readonly teamId: string;
}

/** A user as `users.info` and the events about users show them. */
export function showUser(state: SlackState, user: User, { withEmail, teamId }: UserView) {
  const { id, name, realName, displayName, email, bot, timeZone } = user;
  const [offset, label] = zones[timeZone] ?? [0, timeZone];
  const { enterprise } = state.team(user.teamId);
  const pictures = [24, 32, 48, 72, 192, 512].map((size) => [
    `image_${size}`,
    `https://avatars.example/${id}-${size}.png`,
  ]);
  return {
    id,
    team_id: user.teamId,
    name,
    deleted: user.isDeleted,
    ...(!user.isDeleted && {
      color: "9f69e7",
      real_name: realName,
      tz: timeZone,
      tz_label: label,
      tz_offset: offset,
      is_admin: false,
      is_owner: false,
      is_primary_owner: false,
      is_restricted: false,
      is_ultra_restricted: false,
    }),
    profile: {
      title: "",
      phone: "",
      skype: "",
      real_name: realName,
      real_name_normalized: realName,
      display_name: displayName,
      display_name_normalized: displayName,
      status_text: "",
      status_emoji: "",
      status_expiration: 0,
      avatar_hash: `g${id.toLowerCase()}`,
      team: user.teamId,
      ...Object.fromEntries(pictures),
      ...(withEmail && email !== null && { email }),
      ...(bot && { bot_id: bot.botId, api_app_id: bot.appId, always_active: true }),
    },
    is_bot: bot !== null,
    is_app_user: false,
    updated: Math.floor(user.updatedAt / 1_000),
    ...(user.teamId !== teamId && { is_stranger: true }),
    ...(enterprise && {
      enterprise_user: {
        id,
        enterprise_id: enterprise.id,
        enterprise_name: enterprise.name,
        is_admin: false,
        is_owner: false,
      },
    }),
  };
}
