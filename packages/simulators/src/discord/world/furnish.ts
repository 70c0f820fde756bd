/** Making the people, guilds and applications that a story needs. */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import type { Application, PrivilegedIntent } from "./application.ts";
import type { Channel } from "./channel.ts";
import { addBot, addMember } from "./membership.ts";
import type { Guild, Role, User } from "./people.ts";
import { combinePermissions, everyonePermissions, type PermissionName } from "./permission-bits.ts";
import { addChannel, type ChannelDraft } from "./places.ts";
import type { World } from "./world.ts";

export interface ApplicationDraft {
  readonly name: string;
  /** Addresses to which a consent may lead. */
  readonly redirectUris?: readonly string[];
  /** All three are granted if left out. */
  readonly privilegedIntents?: readonly PrivilegedIntent[];
}

/** What an application's developer reads on the portal. */
export interface ApplicationSecrets {
  readonly id: string;
  readonly botId: string;
  readonly token: string;
  readonly clientSecret: string;
  /** Ed25519, hex. */
  readonly publicKey: string;
}

export interface Furnishings {
  addUser(draft: { readonly username: string; readonly globalName?: string }): User;
  /** With its owner as the first member and a channel `general`. */
  addGuild(draft: { readonly name: string; readonly ownerId: string }): {
    readonly id: string;
    readonly channelId: string;
  };
  addChannel(draft: ChannelDraft): Channel;
  addRole(draft: {
    readonly guildId: string;
    readonly name: string;
    readonly permissions: readonly PermissionName[];
    readonly memberIds?: readonly string[];
  }): Role;
  addApplication(draft: ApplicationDraft): ApplicationSecrets;
  /** Brings a bot into a guild without the page of consent. */
  installBot(deed: {
    readonly applicationId: string;
    readonly guildId: string;
    readonly permissions?: readonly PermissionName[];
  }): void;
  /** The old token stops working at once. */
  resetToken(applicationId: string): string;
}

export function furnishings(world: World, dropSessions: (applicationId: string) => void): Furnishings {
  const addUser = (username: string, globalName: string | null, bot: boolean, id = world.nextId()): User => {
    const user: User = { id, username, globalName, bot };
    world.users.set(user.id, user);
    return user;
  };
  return {
    addUser: ({ username, globalName }) => addUser(username, globalName ?? null, false),
    addGuild({ name, ownerId }) {
      const id = world.nextId();
      const everyone: Role = {
        id,
        name: "@everyone",
        permissions: everyonePermissions,
        position: 0,
        applicationId: null,
      };
      const guild: Guild = { id, name, ownerId, roles: new Map([[id, everyone]]), members: new Map() };
      world.guilds.set(id, guild);
      addMember(world, guild, world.user(ownerId));
      return { id, channelId: addChannel(world, { guildId: id, name: "general" }).channel.id };
    },
    addChannel: (draft) => addChannel(world, draft).channel,
    addRole({ guildId, name, permissions, memberIds = [] }) {
      const guild = world.guild(guildId);
      const role: Role = {
        id: world.nextId(),
        name,
        permissions: combinePermissions(permissions),
        position: guild.roles.size,
        applicationId: null,
      };
      guild.roles.set(role.id, role);
      for (const id of memberIds) world.member(guildId, id).roleIds.add(role.id);
      return role;
    },
    addApplication(draft) {
      const application = makeApplication(
        world,
        draft,
        (name, id) => addUser(name, null, true, id),
        addUser(`${draft.name} owner`, null, false).id,
      );
      const { id, bot, token, clientSecret, publicKey } = application;
      return { id, botId: bot.id, token, clientSecret, publicKey };
    },
    installBot({ applicationId, guildId, permissions = ["viewChannel", "sendMessages"] }) {
      addBot(world, world.application(applicationId), world.guild(guildId), combinePermissions(permissions));
    },
    resetToken(applicationId) {
      const application = world.application(applicationId);
      application.token = makeToken(application.bot.id);
      dropSessions(applicationId);
      return application.token;
    },
  };
}

function makeApplication(
  world: World,
  { name, redirectUris = [], privilegedIntents = ["members", "presences", "messageContent"] }: ApplicationDraft,
  addBotUser: (name: string, id: string) => User,
  ownerId: string,
): Application {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  // Since 2016 a bot has the id of its application.
  const id = world.nextId();
  const application: Application = {
    id,
    name,
    description: "",
    bot: addBotUser(name, id),
    token: makeToken(id),
    clientSecret: randomBytes(24).toString("base64url"),
    // The last 32 bytes of the encoded form are the key itself.
    publicKey: publicKey.export({ type: "spki", format: "der" }).subarray(-32).toString("hex"),
    privateKey,
    redirectUris,
    privilegedIntents: new Set(privilegedIntents),
    ownerId,
    interactionsUrl: null,
    eventWebhooksUrl: null,
    eventWebhooksStatus: 1,
    eventWebhooksTypes: [],
    commands: new Map(),
  };
  world.applications.set(id, application);
  return application;
}

/** The bot's id, a time and a secret, as Discord's tokens are made. */
function makeToken(botId: string): string {
  return `${Buffer.from(botId).toString("base64url")}.${randomBytes(4).toString("base64url")}.${randomBytes(28).toString("base64url")}`;
}
