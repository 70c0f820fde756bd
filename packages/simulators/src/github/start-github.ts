import {
  type Answer,
  type EventFaults,
  type Platform,
  type Probe,
  type SentEvent,
  startPlatform,
} from "../platform/index.ts";
import { authenticate } from "./authenticate.ts";
import { appCalls } from "./calls/app-calls.ts";
import { branchCalls } from "./calls/branch-calls.ts";
import { checkCalls } from "./calls/check-calls.ts";
import { commentCalls } from "./calls/comment-calls.ts";
import { issueCalls } from "./calls/issue-calls.ts";
import { pullRequestCalls } from "./calls/pull-request-calls.ts";
import { labelCalls, milestoneCalls, repositoryCalls } from "./calls/repository-calls.ts";
import { userCalls } from "./calls/user-calls.ts";
import { type Consent, ConsentPage } from "./consent-page.ts";
import { type AppWish, issueInstallationToken, issueUserToken, registerApp } from "./deeds/app-deeds.ts";
import { githubPageRoutes } from "./github-page.ts";
import { answerOverPrimaryLimit, answerOverSecondaryLimit, type GitHubLimits, Limits, realLimits } from "./limits.ts";
import { ManifestPage } from "./manifest-page.ts";
import type { Account, App, Caller, Installation, Repository } from "./model.ts";
import { Person } from "./people.ts";
import { refuse } from "./refusal.ts";
import { Webhooks } from "./webhooks.ts";
import { World } from "./world.ts";

export interface GitHubOptions {
  /** A free one is taken if left out. */
  readonly port?: number;
  /** GitHub's own if left out. */
  readonly limits?: Partial<GitHubLimits>;
  /** Epoch milliseconds; the machine's own clock if left out. */
  readonly clock?: () => number;
}

/** A simulated GitHub on loopback, with the addresses of an Enterprise Server: the site at `url`, the API below `apiUrl`. */
export interface GitHub extends Platform {
  /** `${url}/api/v3`: the base address for clients. */
  readonly apiUrl: string;
  /** The state, to look into; what people do goes through `as`. */
  readonly world: World;
  /** For `findAcceptedProbes`. */
  readonly calls: readonly {
    readonly name: string;
    readonly method: string;
    readonly path: string;
    readonly malformed: Probe;
  }[];
  readonly eventFaults: EventFaults;
  /** Every delivery that was settled, in order. */
  readonly sent: readonly SentEvent[];
  addUser(login: string): Account;
  addOrganization(login: string): Account;
  registerApp(wish: AppWish): App;
  /** The text of a new token. */
  issueInstallationToken(installation: Installation): string;
  issueUserToken(app: App, user: Account): string;
  /** What a person does on the site. */
  as(user: Account): Person;
  /** A person installs an application at the address of its page and consents. Throws a TypeError for another address. */
  approve(address: string, user: Account, account?: Account, repositories?: readonly Repository[] | null): Consent;
  /** A person consents alone, at the address of that page: where the browser goes. Throws a TypeError for another address. */
  authorize(address: string, user: Account): string;
  /**
   * A person registers an application from a manifest, at the address to which a form leads: where the browser goes. Throws a TypeError for
   * another address, and for a manifest that GitHub does not take.
   */
  registerFromManifest(address: string, manifest: string, user: Account): string;
  /** Has GitHub try the address of an application's webhook. */
  ping(app: App): void;
  /** Waits until no delivery is on its way any more. */
  idle(): Promise<void>;
}

/** The answers with which GitHub fails, for `faults.answerNext`. */
export const githubFailures = {
  unauthorized: refuse(401, "Bad credentials"),
  not_found: refuse(404, "Not Found"),
  invalid: refuse(422, "Validation Failed", { errors: [{ resource: "Issue", code: "invalid", field: "title" }] }),
  unavailable: refuse(503, "Service Unavailable"),
  notAccessible: refuse(403, "Resource not accessible by integration"),
  rateLimited: (retryAfterSeconds: number): Answer => answerOverSecondaryLimit(429, retryAfterSeconds),
  secondaryLimit: (retryAfterSeconds: number): Answer => answerOverSecondaryLimit(403, retryAfterSeconds),
  /** `resetAt` is Unix seconds. */
  primaryLimit: (resetAt: number): Answer => answerOverPrimaryLimit(realLimits.callsPerHour, resetAt),
} as const;

/**
 * Starts a simulated GitHub.
 * @throws when the port is taken
 * @example
 * const github = await startGitHub();
 * const ann = github.as(github.addUser("ann"));
 * const repository = ann.createRepository({ name: "operations" });
 * const app = github.registerApp({ name: "Eureka", owner: ann.account });
 * const token = github.issueInstallationToken(ann.install(app));
 */
export async function startGitHub(options: GitHubOptions = {}): Promise<GitHub> {
  const { clock = Date.now, port } = options;
  const world = new World(clock);
  const webhooks = new Webhooks(world);
  const limits = new Limits(world, { ...realLimits, ...options.limits });
  const consent = new ConsentPage(world);
  const manifests = new ManifestPage(world);
  const desk = { world, webhooks, limits, manifests };
  const calls = [
    appCalls,
    branchCalls,
    checkCalls,
    commentCalls,
    issueCalls,
    labelCalls,
    milestoneCalls,
    pullRequestCalls,
    repositoryCalls,
    userCalls,
  ].flatMap((makeCalls) => makeCalls(desk));
  const platform = await startPlatform<Caller>({
    basePath: "/api/v3",
    calls,
    authenticate: (exchange) => authenticate(world, exchange),
    refuse: (problems) => refuse(422, `Invalid request.\n\n${problems.join("\n")}`),
    limit: (exchange) => limits.take(exchange),
    routes: [...consent.routes(), ...manifests.routes(), ...githubPageRoutes(world)],
    ...(port !== undefined && { port }),
  });
  world.url = platform.url;
  const addAccount = (login: string, type: Account["type"]): Account => {
    const account = { id: world.newId(), login, type, name: login, createdAt: world.now };
    world.accounts.set(account.id, account);
    return account;
  };
  const { close } = platform;
  return Object.assign(platform, {
    apiUrl: world.apiUrl,
    world,
    calls,
    eventFaults: webhooks.sender.faults,
    sent: webhooks.sender.sent,
    addUser: (login: string) => addAccount(login, "User"),
    addOrganization: (login: string) => addAccount(login, "Organization"),
    registerApp: (wish: AppWish) => registerApp(world, wish),
    issueInstallationToken: (installation: Installation) => issueInstallationToken(world, installation).text,
    issueUserToken: (app: App, user: Account) => issueUserToken(world, app, user).text,
    as: (user: Account) => new Person(world, user),
    approve: (
      address: string,
      user: Account,
      account: Account = user,
      repositories: readonly Repository[] | null = null,
    ) => consent.approve(address, user, account, repositories),
    authorize: (address: string, user: Account) => consent.authorize(address, user),
    registerFromManifest: (address: string, manifest: string, who: Account) =>
      manifests.register(address, { manifest, who }),
    ping: (app: App) => webhooks.ping(app),
    idle: () => webhooks.sender.idle(),
    async close() {
      await webhooks.sender.close();
      await close();
    },
  });
}
