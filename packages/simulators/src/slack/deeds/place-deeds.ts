/** What people do with channels, with their own names and with apps. */
import {
  announceCreation,
  archiveChannel,
  convertChannel,
  deleteChannel,
  joinChannel,
  leaveChannel,
  renameChannel,
} from "../changes/change-channel.ts";
import { installApp, issueBotToken, revokeToken, uninstallApp } from "../changes/change-install.ts";
import { type Deliveries, emitEvent } from "../emit-event.ts";
import type { Channel, Enterprise, Install, Team, User } from "../records.ts";
import { showUser } from "../shapes/show-user.ts";
import type { World } from "../world.ts";

export interface NewTeam {
  readonly name: string;
  readonly domain?: string;
  readonly enterprise?: Enterprise;
}

export interface NewUser {
  readonly teamId: string;
  /** The short name; the real name is the same with a capital letter unless said. */
  readonly name: string;
  readonly realName?: string;
  readonly email?: string;
  readonly timeZone?: string;
}

export interface NewChannel {
  readonly creatorId: string;
  readonly name: string;
  readonly isPrivate?: boolean;
  /** People and bots besides the creator. */
  readonly memberIds?: readonly string[];
  /** Other workspaces that have the channel too. */
  readonly sharedWithTeamIds?: readonly string[];
  readonly isGeneral?: boolean;
}

export interface Installed {
  readonly install: Install;
  readonly botToken: string;
  /** With rotation only. */
  readonly refreshToken: string | null;
}

export interface PlaceDeeds {
  addTeam(team: NewTeam): Team;
  addUser(user: NewUser): Promise<{ user: User; deliveries: Deliveries }>;
  renameUser(userId: string, name: string): Promise<Deliveries>;
  deactivateUser(userId: string): Promise<Deliveries>;
  addChannel(channel: NewChannel): Promise<{ channel: Channel; deliveries: Deliveries }>;
  /** The direct conversation of these people, made when there is none. */
  openDirect(...userIds: readonly string[]): Channel;
  /** @param inviterId who added them; nobody when they came by themselves */
  join(userId: string, channelId: string, inviterId?: string): Promise<Deliveries>;
  /** @param actorId who removed them; themselves unless said */
  leave(userId: string, channelId: string, actorId?: string): Promise<Deliveries>;
  rename(userId: string, channelId: string, name: string): Promise<Deliveries>;
  archive(userId: string, channelId: string): Promise<Deliveries>;
  unarchive(userId: string, channelId: string): Promise<Deliveries>;
  deleteChannel(userId: string, channelId: string): Promise<Deliveries>;
  makePrivate(userId: string, channelId: string): Promise<Deliveries>;
  makePublic(userId: string, channelId: string): Promise<Deliveries>;
  /** Installs an app without the OAuth dance, with all of its scopes. */
  install(options: {
    readonly teamId: string;
    readonly installerId: string;
    readonly appId?: string;
    /** Into all workspaces of the enterprise to which this one belongs. */
    readonly isForEnterprise?: boolean;
  }): Installed;
  uninstall(install: Install): Promise<Deliveries>;
  /** An administrator ends a token. */
  revokeToken(value: string): Promise<Deliveries>;
}

export function placeDeeds(world: World): PlaceDeeds {
  const { state } = world;
  const act = (userId: string, channelId: string) => [state.channel(channelId), state.user(userId)] as const;
  return {
    addTeam({ name, domain = name.toLowerCase().replace(/[^a-z0-9]+/g, "-"), enterprise = null }) {
      const team: Team = { id: state.newId("T"), name, domain, enterprise };
      state.teams.set(team.id, team);
      return team;
    },
    async addUser({ teamId, name, realName, email = null, timeZone = "Europe/Berlin" }) {
      const user: User = {
        id: state.newId("U"),
        teamId: state.team(teamId).id,
        name,
        realName: realName ?? name.charAt(0).toUpperCase() + name.slice(1),
        displayName: name,
        email,
        timeZone,
        bot: null,
        isDeleted: false,
        updatedAt: state.now(),
      };
      state.users.set(user.id, user);
      for (const channel of state.channels.values()) {
        if (channel.isGeneral && channel.teamIds[0] === teamId) channel.memberIds.add(user.id);
      }
      return { user, deliveries: await announceUser(world, user, "team_join") };
    },
    async renameUser(userId, name) {
      const user = state.user(userId);
      Object.assign(user, { name, displayName: name, realName: name.charAt(0).toUpperCase() + name.slice(1) });
      return announceUser(world, user, "user_change");
    },
    async deactivateUser(userId) {
      const user = state.user(userId);
      user.isDeleted = true;
      return announceUser(world, user, "user_change");
    },
    async addChannel({
      creatorId,
      name,
      isPrivate = false,
      memberIds = [],
      sharedWithTeamIds = [],
      isGeneral = false,
    }) {
      const { teamId } = state.user(creatorId);
      const channel = state.addChannel({
        id: state.newId("C"),
        name,
        kind: isPrivate ? "private" : "public",
        teamIds: [teamId, ...sharedWithTeamIds],
        creatorId,
        isGeneral,
      });
      for (const id of [creatorId, ...memberIds]) channel.memberIds.add(state.user(id).id);
      return { channel, deliveries: await announceCreation(world, channel) };
    },
    openDirect: (...userIds) => state.directChannel(userIds, userIds[0] ?? "").channel,
    join: async (userId, channelId, inviterId) => joinChannel(world, ...act(userId, channelId), inviterId ?? null),
    leave: async (userId, channelId, actorId = userId) => leaveChannel(world, ...act(userId, channelId), actorId),
    rename: async (userId, channelId, name) => renameChannel(world, ...act(userId, channelId), name),
    archive: async (userId, channelId) => archiveChannel(world, ...act(userId, channelId), true),
    unarchive: async (userId, channelId) => archiveChannel(world, ...act(userId, channelId), false),
    deleteChannel: async (userId, channelId) => deleteChannel(world, ...act(userId, channelId)),
    makePrivate: async (userId, channelId) => convertChannel(world, ...act(userId, channelId), "private"),
    makePublic: async (userId, channelId) => convertChannel(world, ...act(userId, channelId), "public"),
    install({ teamId, installerId, appId = firstApp(world), isForEnterprise = false }) {
      const { enterprise } = state.team(teamId);
      const enterpriseId = isForEnterprise ? (enterprise?.id ?? null) : null;
      const { scopes } = state.app(appId);
      const install = installApp(world, { appId, teamId, enterpriseId, installerId, scopes });
      const { token, refreshToken } = issueBotToken(state, install);
      return { install, botToken: token.value, refreshToken: refreshToken?.value ?? null };
    },
    uninstall: (install) => uninstallApp(world, install),
    async revokeToken(value) {
      const token = state.tokens.get(value);
      if (!token) throw new TypeError("there is no such token");
      return revokeToken(world, token);
    },
  };
}

export function firstApp({ state }: World): string {
  return state.apps.keys().next().value ?? "";
}

function announceUser(world: World, user: User, type: "team_join" | "user_change"): Promise<Deliveries> {
  const { state } = world;
  user.updatedAt = state.now();
  const shown = showUser(state, user, { withEmail: true, teamId: user.teamId });
  const event = { type, user: shown, ...(type === "user_change" && { cache_ts: Math.floor(state.now() / 1_000) }) };
  return emitEvent(world, { event, scope: "users:read", teamIds: [user.teamId] });
}
