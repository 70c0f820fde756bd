/** Applications, their installations and the tokens of both. */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { drawInstallation } from "../draw/draw-app.ts";
import { drawRepositoryBriefly } from "../draw/draw-repository.ts";
import type { Account, App, Installation, Permissions, Repository, Token } from "../model.ts";
import { invalid } from "../refusal.ts";
import type { World } from "../world.ts";

/** An installation token holds for an hour, a person's for eight, what renews it for half a year. */
const installationTokenSeconds = 3_600;
const userTokenSeconds = 8 * 3_600;
const refreshTokenSeconds = 184 * 86_400;

const usualPermissions: Permissions = {
  issues: "write",
  metadata: "read",
  pull_requests: "write",
  checks: "read",
  statuses: "read",
  contents: "read",
};

const usualEvents = [
  ...["issues", "issue_comment", "label", "milestone", "repository", "sub_issues"],
  ...["pull_request", "pull_request_review", "check_run", "check_suite", "status", "push", "create", "delete"],
];

export interface AppWish {
  readonly name: string;
  readonly owner: Account;
  readonly permissions?: Permissions;
  readonly events?: readonly string[];
  /** Left out: nothing is delivered until it is set. */
  readonly hookUrl?: string;
  readonly callbackUrl?: string;
}

/** One pair of keys is enough for all simulated applications of a process: making one takes longer than everything else here. */
let keyPair: { readonly privateKey: string; readonly publicKey: string } | undefined;

export function registerApp(world: World, wish: AppWish): App {
  keyPair ??= generateKeyPairSync("rsa", {
    modulusLength: 2_048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  });
  const slug = wish.name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const { now } = world;
  const botId = world.newId();
  const bot: Account = { id: botId, login: `${slug}[bot]`, type: "Bot", name: null, createdAt: now };
  world.accounts.set(bot.id, bot);
  const app: App = {
    id: world.newId(),
    clientId: `Iv23li${randomBytes(7).toString("hex")}`,
    clientSecret: randomBytes(20).toString("hex"),
    slug,
    name: wish.name,
    owner: wish.owner,
    bot,
    ...keyPair,
    permissions: wish.permissions ?? usualPermissions,
    events: wish.events ?? usualEvents,
    hook: {
      url: wish.hookUrl ?? "",
      secret: randomBytes(20).toString("hex"),
      contentType: "json",
      insecureSsl: "0",
    },
    callbackUrl: wish.callbackUrl ?? null,
    createdAt: now,
  };
  world.apps.set(app.id, app);
  return app;
}

/** Somebody installs an application in an account; on the repositories that are named, else on all. */
export function installApp(
  world: World,
  sender: Account,
  app: App,
  account: Account,
  repositories: readonly Repository[] | null,
): Installation {
  const { now } = world;
  const installation: Installation = {
    id: world.newId(),
    app,
    account,
    permissions: app.permissions,
    selected: repositories && new Set(repositories.map(({ id }) => id)),
    suspendedBy: null,
    suspendedAt: null,
    createdAt: now,
    updatedAt: now,
  };
  world.installations.set(installation.id, installation);
  const reached = world.repositoriesOf(installation).map(drawRepositoryBriefly);
  tell(world, sender, installation, "created", { repositories: reached, requester: null });
  return installation;
}

export function uninstallApp(world: World, sender: Account, installation: Installation): void {
  const reached = world.repositoriesOf(installation).map(drawRepositoryBriefly);
  world.installations.delete(installation.id);
  for (const [text, token] of world.tokens) {
    if (token.kind === "installation" && token.installation === installation) world.tokens.delete(text);
  }
  tell(world, sender, installation, "deleted", { repositories: reached });
}

export function setSuspended(world: World, sender: Account, installation: Installation, suspended: boolean): void {
  installation.suspendedAt = suspended ? world.now : null;
  installation.suspendedBy = suspended ? sender : null;
  tell(world, sender, installation, suspended ? "suspend" : "unsuspend");
}

/** What an installation may do from now on. */
export function setPermissions(
  world: World,
  sender: Account,
  installation: Installation,
  permissions: Permissions,
): void {
  installation.permissions = permissions;
  tell(world, sender, installation, "new_permissions_accepted");
}

/** Gives an installation repositories, or takes them away. */
export function selectRepositories(
  world: World,
  sender: Account,
  installation: Installation,
  { added = [], removed = [] }: { readonly added?: readonly Repository[]; readonly removed?: readonly Repository[] },
): void {
  installation.selected ??= new Set(world.repositoriesOf(installation).map(({ id }) => id));
  for (const { id } of added) installation.selected.add(id);
  for (const { id } of removed) installation.selected.delete(id);
  const changes = [
    { action: "added", repositories: added },
    { action: "removed", repositories: removed },
  ] as const;
  for (const { action, repositories } of changes) {
    if (repositories.length === 0) continue;
    world.onHappening({
      event: "installation_repositories",
      action,
      sender,
      repository: null,
      installation,
      payload: {
        installation: drawInstallation(world, installation),
        repository_selection: "selected",
        repositories_added: action === "added" ? repositories.map(drawRepositoryBriefly) : [],
        repositories_removed: action === "removed" ? repositories.map(drawRepositoryBriefly) : [],
        requester: null,
      },
    });
  }
}

/** Throws a 422 for a repository or a permission that the installation does not have. */
export function issueInstallationToken(
  world: World,
  installation: Installation,
  wish: { readonly repositoryIds?: readonly number[] | undefined; readonly permissions?: Permissions | undefined } = {},
): Extract<Token, { kind: "installation" }> {
  const reached = new Set(world.repositoriesOf(installation).map(({ id }) => id));
  const { repositoryIds, permissions = installation.permissions } = wish;
  if (repositoryIds?.some((id) => !reached.has(id))) {
    throw invalid({ resource: "Installation", code: "invalid", field: "repository_ids" });
  }
  if (Object.keys(permissions).some((name) => installation.permissions[name] === undefined)) {
    throw invalid({ resource: "Installation", code: "invalid", field: "permissions" });
  }
  const token = {
    kind: "installation",
    text: `ghs_${randomBytes(18).toString("hex")}`,
    installation,
    permissions,
    selected: repositoryIds ? new Set(repositoryIds) : null,
    expiresAt: world.now + installationTokenSeconds,
  } as const;
  world.tokens.set(token.text, token);
  return token;
}

export function issueUserToken(world: World, app: App, user: Account): Extract<Token, { kind: "user" }> {
  const token = {
    kind: "user",
    text: `ghu_${randomBytes(18).toString("hex")}`,
    app,
    user,
    refreshText: `ghr_${randomBytes(38).toString("hex")}`,
    expiresAt: world.now + userTokenSeconds,
    refreshExpiresAt: world.now + refreshTokenSeconds,
  } as const;
  world.tokens.set(token.text, token);
  return token;
}

/** A person takes back that an application acts for him. */
export function revokeAuthorization(world: World, app: App, user: Account): void {
  for (const [text, token] of world.tokens) {
    if (token.kind === "user" && token.app === app && token.user === user) world.tokens.delete(text);
  }
  const event = { event: "github_app_authorization", action: "revoked", sender: user };
  world.onHappening({ ...event, repository: null, app, payload: {} });
}

function tell(
  world: World,
  sender: Account,
  installation: Installation,
  action: string,
  more: Readonly<Record<string, unknown>> = {},
): void {
  installation.updatedAt = world.now;
  const payload = { installation: drawInstallation(world, installation), ...more };
  world.onHappening({ event: "installation", action, sender, repository: null, installation, payload });
}
