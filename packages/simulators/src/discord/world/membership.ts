/** Who comes into a guild and who leaves it, bots among them. */
import { describeGuildForGateway } from "../wire/guild-json.ts";
import { describeMember, describeRole, describeUser } from "../wire/people-json.ts";
import type { Application } from "./application.ts";
import type { Delivery } from "./happening.ts";
import type { Guild, Role, User } from "./people.ts";
import type { World } from "./world.ts";

export function addMember(world: World, guild: Guild, user: User, roleIds: readonly string[] = []): Delivery[] {
  if (guild.members.has(user.id)) return [];
  const member = { user, nick: null, roleIds: new Set(roleIds), joinedAt: world.now() };
  guild.members.set(user.id, member);
  return world.publish({
    name: "GUILD_MEMBER_ADD",
    intent: "guildMembers",
    guildId: guild.id,
    channelId: null,
    describe: () => ({ ...describeMember(member), guild_id: guild.id }),
  });
}

export function tellMemberChange(world: World, guild: Guild, userId: string): Delivery[] {
  const member = world.member(guild.id, userId);
  return world.publish({
    name: "GUILD_MEMBER_UPDATE",
    intent: "guildMembers",
    guildId: guild.id,
    channelId: null,
    describe: () => ({ ...describeMember(member), guild_id: guild.id }),
  });
}

/** A bot that leaves or is kicked hears GUILD_DELETE, everybody else GUILD_MEMBER_REMOVE. */
export function removeMember(world: World, guild: Guild, userId: string): Delivery[] {
  const member = world.member(guild.id, userId);
  const application = world.applicationOfBot(userId);
  const farewell = application
    ? world.publish({
        name: "GUILD_DELETE",
        intent: "guilds",
        guildId: guild.id,
        channelId: null,
        onlyFor: application.id,
        describe: () => ({ id: guild.id }),
      })
    : [];
  guild.members.delete(userId);
  for (const channel of world.channelsOf(guild.id)) channel.thread?.members.delete(userId);
  if (application) {
    for (const role of guild.roles.values()) if (role.applicationId === application.id) guild.roles.delete(role.id);
    for (const command of application.commands.values())
      if (command.guildId === guild.id) application.commands.delete(command.id);
  }
  const told = world.publish({
    name: "GUILD_MEMBER_REMOVE",
    intent: "guildMembers",
    guildId: guild.id,
    channelId: null,
    describe: () => ({ guild_id: guild.id, user: describeUser(member.user) }),
  });
  return [...farewell, ...told];
}

/** Brings an application's bot into a guild, with a role of its own that has the permissions it asked for. */
export function addBot(world: World, application: Application, guild: Guild, permissions: bigint): Delivery[] {
  if (guild.members.has(application.bot.id)) return [];
  const role: Role = {
    id: world.nextId(),
    name: application.name,
    permissions,
    position: guild.roles.size,
    applicationId: application.id,
  };
  guild.roles.set(role.id, role);
  const roleTold = world.publish({
    name: "GUILD_ROLE_CREATE",
    intent: "guilds",
    guildId: guild.id,
    channelId: null,
    describe: () => ({ guild_id: guild.id, role: describeRole(role) }),
  });
  const joined = addMember(world, guild, application.bot, [role.id]);
  const welcomed = world.publish({
    name: "GUILD_CREATE",
    intent: "guilds",
    guildId: guild.id,
    channelId: null,
    onlyFor: application.id,
    describe: () =>
      describeGuildForGateway(world, guild, {
        botId: application.bot.id,
        withMembers: application.privilegedIntents.has("members"),
      }),
  });
  return [...roleTold, ...joined, ...welcomed];
}
