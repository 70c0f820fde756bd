import { describeChannel } from "../wire/channel-json.ts";
import { describeMessage } from "../wire/message-json.ts";
import { describeMember, describeUser } from "../wire/people-json.ts";
import { permissionsIn } from "../world/access.ts";
import { isThread } from "../world/channel.ts";
import type { Interaction } from "../world/interaction.ts";
import type { World } from "../world/world.ts";

/** An interaction as the gateway and the signed request carry it: both are the same. */
export function describeInteraction(world: World, interaction: Interaction): Record<string, unknown> {
  const { id, token, type, application, user, channel, data, source } = interaction;
  const { guildId } = channel;
  const member = guildId ? world.guild(guildId).members.get(user.id) : undefined;
  const permissions = permissionsIn(world, channel, user.id).toString();
  // The channel comes in short, with what this person may do in it.
  const { permission_overwrites, default_auto_archive_duration, ...brief } = describeChannel(world, channel, user.id);
  return {
    id,
    application_id: application.id,
    type,
    token,
    version: 1,
    data,
    channel_id: channel.id,
    channel: { ...brief, ...(isThread(channel) ? {} : { theme_color: null }), permissions },
    ...(guildId && {
      guild_id: guildId,
      guild: { id: guildId, locale: "en-US", features: ["COMMUNITY", "NEWS"] },
      guild_locale: "en-US",
    }),
    ...(member ? { member: { ...describeMember(member), permissions } } : { user: describeUser(user) }),
    ...(source && { message: describeMessage(world, source, { viewerId: application.bot.id }) }),
    locale: "en-US",
    app_permissions: permissionsIn(world, channel, application.bot.id).toString(),
    authorizing_integration_owners: { "0": guildId ?? "0" },
    attachment_size_limit: 10_485_760,
    context: guildId ? 0 : 1,
    entitlement_sku_ids: [],
    entitlements: [],
  };
}
