/** The people of a guild, and of those channels that not everybody sees. */
import { ConnectorError, type Page, type PageRequest } from "@eureka/connector-sdk";
import type { PlatformPerson } from "@eureka/contracts/people";
import {
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  type APIUser,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import type { DiscordClient } from "./client.ts";
import { personOf } from "./people.ts";
import { isThread } from "./places.ts";

const usualPage = 100;
const largestPage = 1_000;

export async function listMembers(
  client: DiscordClient,
  { platformChannelId, cursor, limit = usualPage }: PageRequest & { readonly platformChannelId?: string },
): Promise<Page<PlatformPerson>> {
  const guildId = await client.findGuildId();
  const isInside = platformChannelId === undefined ? () => true : await findViewers(client, guildId, platformChannelId);
  const wanted = Math.min(limit, largestPage);
  const query = { limit: wanted, after: cursor };
  const members = await client.call<APIGuildMember[]>("GET", `/guilds/${guildId}/members`, { query });
  const last = members.at(-1);
  return {
    entries: members.filter(isInside).map((member) => personOf(member.user, member)),
    nextCursor: members.length < wanted || !last ? null : last.user.id,
  };
}

/** Throws "not_found" for an unknown id; somebody who left the guild is still known by his account. */
export async function getMember(client: DiscordClient, platformUserId: string): Promise<PlatformPerson> {
  const guildId = await client.findGuildId();
  try {
    const member = await client.call<APIGuildMember>("GET", `/guilds/${guildId}/members/${platformUserId}`);
    return personOf(member.user, member);
  } catch (error) {
    if (!(error instanceof ConnectorError && error.code === "not_found")) throw error;
    return personOf(await client.call<APIUser>("GET", `/users/${platformUserId}`));
  }
}

type CanView = (member: Pick<APIGuildMember, "user" | "roles">) => boolean;

/** Who sees a channel; of a thread, who sees the channel above it. */
async function findViewers(client: DiscordClient, guildId: string, channelId: string): Promise<CanView> {
  const [guild, found] = await Promise.all([
    client.call<APIGuild>("GET", `/guilds/${guildId}`),
    client.call<APIChannel>("GET", `/channels/${channelId}`),
  ]);
  const parentId = isThread(found) && "parent_id" in found ? found.parent_id : null;
  const channel = parentId ? await client.call<APIChannel>("GET", `/channels/${parentId}`) : found;
  const overwrites = "permission_overwrites" in channel ? (channel.permission_overwrites ?? []) : [];
  return (member) => canView(guild, overwrites, member);
}

/** Discord's order of what counts (https://discord.com/developers/docs/topics/permissions#permission-overwrites). */
export function canView(
  { id: everyone, owner_id: ownerId, roles }: Pick<APIGuild, "id" | "owner_id" | "roles">,
  overwrites: readonly APIOverwrite[],
  { user, roles: own }: Pick<APIGuildMember, "user" | "roles">,
): boolean {
  const has = (bits: string, flag: bigint) => (BigInt(bits) & flag) !== 0n;
  const granted = roles.filter(({ id }) => id === everyone || own.includes(id));
  const isAdministrator = granted.some(({ permissions }) => has(permissions, PermissionFlagsBits.Administrator));
  if (user.id === ownerId || isAdministrator) return true;
  const flag = PermissionFlagsBits.ViewChannel;
  const layers = [[everyone], own, [user.id]].map((ids) => overwrites.filter(({ id }) => ids.includes(id)));
  let isVisible = granted.some(({ permissions }) => has(permissions, flag));
  for (const layer of layers) {
    if (layer.some(({ deny }) => has(deny, flag))) isVisible = false;
    if (layer.some(({ allow }) => has(allow, flag))) isVisible = true;
  }
  return isVisible;
}

/** Whether everybody in the guild sees a channel. */
export function isPublic(guildId: string, overwrites: readonly APIOverwrite[]): boolean {
  const ofAll = overwrites.find(({ id }) => id === guildId);
  return !ofAll || (BigInt(ofAll.deny) & PermissionFlagsBits.ViewChannel) === 0n;
}
