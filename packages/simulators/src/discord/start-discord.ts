import type { Route, Violation } from "../loopback/index.ts";
import { type CallFaults, EventSender, type Platform, startPlatform } from "../platform/index.ts";
import { authenticate } from "./authenticate.ts";
import { allCalls } from "./calls/all-calls.ts";
import type { Caller, DiscordCall } from "./calls/define-call.ts";
import { formAnswer } from "./errors.ts";
import { fileRoutes } from "./file-routes.ts";
import { Gateway } from "./gateway/gateway.ts";
import { LimitKeeper, type Limits } from "./limits.ts";
import { type Approval, approveInstall, type InstallRequest, readInstallRequest } from "./oauth/approve-install.ts";
import { authorizeRoutes } from "./oauth/authorize-page.ts";
import { GrantBook } from "./oauth/grants.ts";
import { discordPage } from "./page/discord-page.ts";
import { type ArrangeDeeds, arrangeDeeds } from "./people/arrange.ts";
import { type InteractDeeds, interactDeeds } from "./people/interact.ts";
import { type TalkDeeds, talkDeeds } from "./people/talk.ts";
import { type Furnishings, furnishings } from "./world/furnish.ts";
import { World } from "./world/world.ts";

export interface DiscordOptions {
  /** A free one is taken if left out. */
  readonly port?: number;
  /** "off" if left out, so that tests need no patience. */
  readonly limits?: Limits;
  /** Epoch milliseconds; decides about ids, nonces, tokens and how late an answer is. */
  readonly now?: () => number;
  /** How long an application may take for its first answer; 3,000 on Discord. */
  readonly answerMilliseconds?: number;
  /** 41,250 on Discord. */
  readonly heartbeatMilliseconds?: number;
  /** The waits before a webhook event is repeated; interactions never are. */
  readonly repeatEventsAfterMilliseconds?: readonly number[];
}

export type People = TalkDeeds & InteractDeeds & ArrangeDeeds;

/** The switches of the gateway. `connected` counts sessions with a socket. */
export type GatewaySwitches = Pick<
  Gateway,
  | "cutSockets"
  | "requestReconnect"
  | "invalidateSessions"
  | "faults"
  | "holdsAcknowledgements"
  | "identifiesOf"
  | "resumesOf"
> & {
  readonly connected: number;
};

/** A Discord on loopback. */
export interface Discord extends Furnishings {
  readonly url: string;
  /** What a REST client takes as its base, without the version. */
  readonly apiUrl: string;
  readonly calls: readonly DiscordCall[];
  /** Everything that it knows. */
  readonly world: World;
  /** Every request, socket message and signed answer that broke a rule, in order. */
  readonly violations: readonly Violation[];
  readonly faults: CallFaults;
  readonly counts: ReadonlyMap<string, number>;
  readonly people: People;
  readonly gateway: GatewaySwitches;
  /** Signed interactions on their way to endpoints. */
  readonly interactions: EventSender;
  /** Webhook events on their way to applications. */
  readonly events: EventSender;
  /** A person consents to what an address of `/oauth2/authorize` asks for. */
  approveInstall(deed: { readonly address: string; readonly userId: string; readonly guildId?: string }): Approval;
  close(): Promise<void>;
}

/**
 * Starts a simulated Discord that enforces Discord's own rules.
 * @throws when the port is taken
 */
export async function startDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const { port, limits = "off", now = Date.now, answerMilliseconds = 3_000, heartbeatMilliseconds = 41_250 } = options;
  const { repeatEventsAfterMilliseconds = [10_000, 60_000, 300_000] } = options;
  const own: Violation[] = [];
  const recordViolation = (path: string, problems: readonly string[]) =>
    void own.push({ at: Date.now(), method: "SOCKET", path, problems });
  const world = new World(now, answerMilliseconds);
  const grants = new GrantBook(now);
  const gateway = new Gateway({ world, heartbeatMilliseconds, limitsIdentify: limits !== "off", recordViolation });
  const interactions = new EventSender({ acknowledgeMilliseconds: answerMilliseconds, repeatAfterMilliseconds: [] });
  const events = new EventSender({
    acknowledgeMilliseconds: 3_000,
    repeatAfterMilliseconds: repeatEventsAfterMilliseconds,
  });
  const people: People = {
    ...talkDeeds(world),
    ...interactDeeds({ world, sender: interactions, recordViolation }),
    ...arrangeDeeds(world, grants, events),
  };
  const approve = (request: InstallRequest, who: { readonly userId: string; readonly guildId?: string | undefined }) =>
    approveInstall(world, grants, events, request, who);
  const keeper = new LimitKeeper(limits);
  const calls = allCalls(world, gateway, grants);
  const platform: Platform = await startPlatform<Caller>({
    basePath: "/api/v10",
    calls,
    routes: [
      ...discordPage(world, people),
      ...fileRoutes(world),
      ...authorizeRoutes(world, approve),
      unversionedRoute(world),
    ],
    ...(port !== undefined && { port }),
    refuse: (problems, call) =>
      call.path.startsWith("/oauth2/token")
        ? { status: 400, body: { error: "invalid_request", error_description: problems.join("; ") } }
        : formAnswer(problems),
    authenticate: (exchange) => authenticate(world, grants, exchange),
    limit: (exchange, call) => keeper.check(exchange, call),
  });
  world.url = platform.url;
  platform.onUpgrade((request, socket, head) => gateway.accept(request, socket, head));
  return {
    ...furnishings(world, (applicationId) => gateway.dropSessionsOf(applicationId)),
    url: platform.url,
    apiUrl: `${platform.url}/api`,
    calls,
    world,
    get violations() {
      return [...platform.violations, ...own];
    },
    faults: platform.faults,
    counts: platform.counts,
    people,
    gateway: switchesOf(gateway),
    interactions,
    events,
    approveInstall: ({ address, ...who }) =>
      approve(readInstallRequest(world, new URL(address, platform.url).searchParams), who),
    async close() {
      gateway.close();
      await Promise.all([interactions.close(), events.close(), platform.close()]);
    },
  };
}

function switchesOf(gateway: Gateway): GatewaySwitches {
  return {
    cutSockets: () => gateway.cutSockets(),
    identifiesOf: (applicationId) => gateway.identifiesOf(applicationId),
    resumesOf: (applicationId) => gateway.resumesOf(applicationId),
    requestReconnect: () => gateway.requestReconnect(),
    invalidateSessions: (isResumable) => gateway.invalidateSessions(isResumable),
    faults: gateway.faults,
    get connected() {
      return [...gateway.sessions.values()].filter(({ socket }) => socket !== null).length;
    },
    get holdsAcknowledgements() {
      return gateway.holdsAcknowledgements;
    },
    set holdsAcknowledgements(value) {
      gateway.holdsAcknowledgements = value;
    },
  };
}

/** The documentation writes the addresses of OAuth without a version: they lead to the same calls. */
function unversionedRoute(world: World): Route {
  return {
    method: "POST",
    path: /^\/api\/oauth2\/token(\/revoke)?$/,
    async handle({ path, headers, bytes, response }) {
      const kept = Object.entries(headers).filter(([name]) => name === "content-type" || name === "authorization");
      const answer = await fetch(`${world.url}${path.replace("/api/", "/api/v10/")}`, {
        method: "POST",
        headers: Object.fromEntries(kept) as Record<string, string>,
        body: new Uint8Array(bytes),
      });
      response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
    },
  };
}
