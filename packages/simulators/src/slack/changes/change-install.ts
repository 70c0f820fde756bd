/** Apps come into workspaces, get tokens and go. */
import { type Deliveries, emitEvent } from "../emit-event.ts";
import type { Install, RefreshToken, Token } from "../records.ts";
import type { SlackState } from "../state.ts";
import type { World } from "../world.ts";

const hour = 3_600_000;
const tokenLife = 12 * hour;

type WantedInstall = Pick<Install, "appId" | "teamId" | "installerId" | "scopes"> & {
  /** Lets it into all workspaces of the enterprise. */
  readonly enterpriseId?: string | null;
};

/** Installs an app, or gives an installed one more scopes. */
export function installApp({ state }: World, { enterpriseId = null, ...wanted }: WantedInstall): Install {
  const { appId, teamId, installerId, scopes } = wanted;
  const isSame = (install: Install) =>
    install.appId === appId &&
    install.enterpriseId === enterpriseId &&
    (enterpriseId !== null || install.teamId === teamId);
  const present = state.installs.find((install) => install.isActive && isSame(install));
  if (present) {
    present.scopes = [...new Set([...present.scopes, ...scopes])];
    return present;
  }
  const former = state.installs.find(isSame);
  const { name } = state.app(appId);
  const install: Install = {
    appId,
    teamId,
    enterpriseId,
    scopes,
    installerId,
    botUserId: former?.botUserId ?? state.newId("U"),
    botId: former?.botId ?? state.newId("B"),
    isActive: true,
  };
  state.installs.push(install);
  state.users.set(install.botUserId, {
    id: install.botUserId,
    teamId,
    name: name.toLowerCase().replace(/\s+/g, "_"),
    realName: name,
    displayName: "",
    email: null,
    timeZone: "America/New_York",
    bot: { botId: install.botId, appId },
    isDeleted: false,
    updatedAt: state.now(),
  });
  return install;
}

export interface IssuedTokens {
  readonly token: Token;
  readonly refreshToken: RefreshToken | null;
}

/** A bot token. Without rotation an installation has one for all times, and gets the same again. */
export function issueBotToken(state: SlackState, install: Install): IssuedTokens {
  const { rotatesTokens } = state.app(install.appId);
  if (!rotatesTokens) {
    const present = [...state.tokens.values()].find(
      (token) => token.install === install && token.kind === "bot" && !token.isRevoked,
    );
    if (present) {
      present.scopes = install.scopes;
      return { token: present, refreshToken: null };
    }
  }
  const token = addToken(state, install, {
    value: state.newSecret(rotatesTokens ? "xoxe.xoxb-1-" : `xoxb-${install.teamId}-`),
    kind: "bot",
    userId: install.botUserId,
    scopes: install.scopes,
    expiresAt: rotatesTokens ? state.now() + tokenLife : null,
  });
  if (!rotatesTokens) return { token, refreshToken: null };
  const refreshToken: RefreshToken = { value: state.newSecret("xoxe-1-"), install, isUsed: false };
  state.refreshTokens.set(refreshToken.value, refreshToken);
  return { token, refreshToken };
}

export function issueUserToken(state: SlackState, install: Install, userId: string, scopes: readonly string[]): Token {
  const value = state.newSecret(`xoxp-${install.teamId}-`);
  return addToken(state, install, { value, kind: "user", userId, scopes, expiresAt: null });
}

function addToken(state: SlackState, install: Install, token: Omit<Token, "install" | "isRevoked">): Token {
  const added: Token = { ...token, install, isRevoked: false };
  state.tokens.set(added.value, added);
  return added;
}

/** Ends one token. With the last one of the bot the app is gone from the workspace. */
export async function revokeToken(world: World, token: Token): Promise<Deliveries> {
  const { install, kind, userId } = token;
  token.isRevoked = true;
  const tokens = kind === "bot" ? { oauth: [], bot: [userId] } : { oauth: [userId], bot: [] };
  const told = emitEvent(world, {
    event: { type: "tokens_revoked", tokens },
    onlyInstall: install,
    teamIds: [install.teamId],
  });
  const isLast = ![...world.state.tokens.values()].some(
    (other) => other.install === install && other.kind === "bot" && !other.isRevoked,
  );
  const removed = isLast && install.isActive ? announceEnd(world, install) : Promise.resolve([]);
  return (await Promise.all([told, removed])).flat();
}

/** Removes the app from the workspace: its tokens, its bot and its memberships with it. */
export async function uninstallApp(world: World, install: Install): Promise<Deliveries> {
  const tokens = [...world.state.tokens.values()].filter((token) => token.install === install && !token.isRevoked);
  const users = (kind: Token["kind"]) => [
    ...new Set(tokens.filter((token) => token.kind === kind).map(({ userId }) => userId)),
  ];
  const told = await Promise.all([
    emitEvent(world, {
      event: { type: "tokens_revoked", tokens: { oauth: users("user"), bot: users("bot") } },
      onlyInstall: install,
      teamIds: [install.teamId],
    }),
    announceEnd(world, install),
  ]);
  return told.flat();
}

function announceEnd(world: World, install: Install): Promise<Deliveries> {
  const { state } = world;
  install.isActive = false;
  const bot = state.user(install.botUserId);
  bot.isDeleted = true;
  for (const channel of state.channels.values()) channel.memberIds.delete(install.botUserId);
  for (const view of state.views.values()) {
    if (view.appId === install.appId && state.covers(install, view.teamId)) state.views.delete(view.id);
  }
  const event = { type: "app_uninstalled" };
  return emitEvent(world, { event, onlyInstall: install, teamIds: [install.teamId] });
}
