import type { Application, PrivilegedIntent } from "../world/application.ts";
import type { Command } from "../world/command.ts";
import type { World } from "../world/world.ts";
import { describeUser } from "./people-json.ts";

/** The limited forms of the flags, for applications in fewer than a hundred guilds. */
const flagOfIntent: Readonly<Record<PrivilegedIntent, number>> = {
  presences: 1 << 13,
  members: 1 << 15,
  messageContent: 1 << 19,
};

export function describeFlags({ privilegedIntents }: Application): number {
  return [...privilegedIntents].reduce((sum, intent) => sum | flagOfIntent[intent], 0);
}

/** What anybody may know of an application. */
export function describeApplicationInBrief({ id, name, description, publicKey, bot }: Application) {
  return {
    id,
    name,
    icon: null,
    description,
    type: null,
    bot: describeUser(bot),
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: publicKey,
    flags: 0,
    flags_new: "0",
  };
}

export function describeApplication(world: World, application: Application) {
  const { ownerId, redirectUris, interactionsUrl, eventWebhooksUrl, eventWebhooksStatus, eventWebhooksTypes } =
    application;
  const installs = [...world.guilds.values()].filter(({ members }) => members.has(application.bot.id)).length;
  return {
    ...describeApplicationInBrief(application),
    flags: describeFlags(application),
    flags_new: String(describeFlags(application)),
    summary: "",
    is_monetized: false,
    hook: true,
    integration_types_config: { "0": {} },
    owner: describeUser(world.user(ownerId)),
    team: null,
    redirect_uris: redirectUris,
    interactions_endpoint_url: interactionsUrl,
    role_connections_verification_url: null,
    event_webhooks_url: eventWebhooksUrl,
    event_webhooks_status: eventWebhooksStatus,
    event_webhooks_types: eventWebhooksTypes,
    eligible_oauth2_scopes: ["applications.commands", "bot", "guilds", "identify"],
    approximate_guild_count: installs,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
  };
}

export function describeCommand(application: Application, command: Command, withLocalizations = true) {
  const {
    id,
    guildId,
    type,
    name,
    description,
    options,
    defaultMemberPermissions,
    contexts,
    integrationTypes,
    nsfw,
    version,
  } = command;
  return {
    id,
    application_id: application.id,
    version,
    type,
    name,
    description,
    ...(withLocalizations && {
      name_localizations: command.nameLocalizations,
      description_localizations: command.descriptionLocalizations,
    }),
    default_member_permissions: defaultMemberPermissions,
    dm_permission: contexts === null || contexts.includes(1),
    contexts,
    integration_types: integrationTypes,
    nsfw,
    ...(guildId && { guild_id: guildId }),
    ...(options.length > 0 && { options }),
  };
}
