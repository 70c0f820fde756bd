/** Who may do what where, computed as Discord's documentation on permissions says. */
import { refusal } from "../errors.ts";
import { type Channel, channelTypes, isThread } from "./channel.ts";
import type { Guild } from "./people.ts";
import { allPermissions, type PermissionName, permissionBits } from "./permission-bits.ts";
import type { World } from "./world.ts";

/** What a user may do in a guild, channels aside; nothing for one who is not in it. */
export function permissionsInGuild({ id, ownerId, roles, members }: Guild, userId: string): bigint {
  const member = members.get(userId);
  if (!member) return 0n;
  if (userId === ownerId) return allPermissions;
  const sum = [id, ...member.roleIds].reduce((bits, roleId) => bits | (roles.get(roleId)?.permissions ?? 0n), 0n);
  return sum & permissionBits.administrator ? allPermissions : sum;
}

/** What a user may do in a channel or thread. */
export function permissionsIn(world: World, channel: Channel, userId: string): bigint {
  if (channel.guildId === null) return channel.recipientIds.includes(userId) ? allPermissions : 0n;
  const guild = world.guild(channel.guildId);
  const base = permissionsInGuild(guild, userId);
  if (base === allPermissions || base === 0n) return base;
  if (isThread(channel)) {
    const bits = permissionsIn(world, world.channel(channel.parentId), userId);
    const isHidden =
      channel.type === channelTypes.privateThread &&
      !channel.thread.members.has(userId) &&
      !(bits & permissionBits.manageThreads);
    return isHidden ? 0n : bits;
  }
  const member = guild.members.get(userId);
  const of = (id: string) => channel.overwrites.find((overwrite) => overwrite.id === id);
  const ofRoles = [...(member?.roleIds ?? [])].flatMap((roleId) => of(roleId) ?? []);
  const roles = ofRoles.reduce((sum, { allow, deny }) => ({ allow: sum.allow | allow, deny: sum.deny | deny }), {
    allow: 0n,
    deny: 0n,
  });
  return [of(guild.id), roles, of(userId)].reduce(
    (bits, overwrite) => (overwrite ? (bits & ~overwrite.deny) | overwrite.allow : bits),
    base,
  );
}

export function may(world: World, channel: Channel, userId: string, permission: PermissionName): boolean {
  const bits = permissionsIn(world, channel, userId);
  // Without seeing a channel nothing else in it is possible.
  return (bits & permissionBits.viewChannel) !== 0n && (bits & permissionBits[permission]) !== 0n;
}

/** @throws 50001 when the channel is hidden from the user, 50013 when he sees it and may not do this */
export function requirePermission(world: World, channel: Channel, userId: string, permission: PermissionName): void {
  if (!may(world, channel, userId, "viewChannel")) throw refusal("missingAccess");
  if (!may(world, channel, userId, permission)) throw refusal("missingPermissions");
}

/** The channel, if the user may see it. @throws 10003 when there is none, 50001 when it is hidden */
export function findVisibleChannel(world: World, id: string | undefined, userId: string): Channel {
  const channel = world.channel(id);
  if (!may(world, channel, userId, "viewChannel")) throw refusal("missingAccess");
  return channel;
}

/** The guild, if the user is in it. Discord answers 10004 to a bot that is not. */
export function findOwnGuild(world: World, id: string | undefined, userId: string): Guild {
  const guild = world.guild(id);
  if (!guild.members.has(userId)) throw refusal("unknownGuild");
  return guild;
}

export function findTextChannel(world: World, id: string | undefined, userId: string): Channel {
  const channel = findVisibleChannel(world, id, userId);
  const isSilent = channel.type === channelTypes.forum || channel.type === channelTypes.category;
  if (isSilent) throw refusal("notTextChannel");
  return channel;
}
