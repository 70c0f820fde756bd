/** Starts the simulated Slack. */
import type { Violation } from "../loopback/index.ts";
import { type CallFaults, type EventSender, pageRoutes, startPlatform } from "../platform/index.ts";
import { type AppOptions, type AppSettings, makeAppSettings } from "./app-settings.ts";
import { allCalls } from "./calls/index.ts";
import { type Approval, approveInstall, readAuthorizeRequest } from "./changes/approve-install.ts";
import { type InteractionDeeds, interactionDeeds } from "./deeds/interaction-deeds.ts";
import { type MessageDeeds, messageDeeds } from "./deeds/message-deeds.ts";
import { type PlaceDeeds, placeDeeds } from "./deeds/place-deeds.ts";
import { type ViewDeeds, viewDeeds } from "./deeds/view-deeds.ts";
import { type Limits, slackManners } from "./manners.ts";
import { type Delivery, Outbound, type OutboundOptions } from "./outbound.ts";
import { slackPage } from "./page/slack-page.ts";
import { authorizeRoutes } from "./routes/authorize-routes.ts";
import { fileRoutes } from "./routes/file-routes.ts";
import { responseUrlRoutes } from "./routes/response-url-routes.ts";
import type { AnyCaller, SlackCall } from "./slack-call.ts";
import { SocketHub } from "./socket-hub.ts";
import { SlackState } from "./state.ts";
import type { World } from "./world.ts";

export interface SlackOptions extends Partial<OutboundOptions> {
  /** A free one is taken if left out. */
  readonly port?: number;
  /** One app with usable values if left out. */
  readonly apps?: readonly AppOptions[];
  /** Off unless said. */
  readonly limits?: Limits;
}

/** A Slack on this machine: its Web API stands at `apiUrl`, and its people do what a test or a person at its page lets them do. */
export interface Slack extends MessageDeeds, PlaceDeeds, InteractionDeeds, ViewDeeds {
  /** `http://127.0.0.1:<port>`, where people find the page. */
  readonly url: string;
  /** For clients: `slackApiUrl`. */
  readonly apiUrl: string;
  /** The page on which an app is let into a workspace. */
  readonly authorizeUrl: string;
  readonly state: SlackState;
  /** The settings of the first app. */
  readonly app: AppSettings;
  /** All methods with their malformed probes. */
  readonly calls: readonly SlackCall[];
  readonly counts: ReadonlyMap<string, number>;
  /** Requests and answers that the real Slack would have refused. */
  readonly violations: readonly Violation[];
  readonly faults: CallFaults;
  /** Events on their way, with the faults that they may suffer. */
  readonly events: EventSender;
  /** Commands and clicks on their way. */
  readonly interactions: EventSender;
  /** Everything that apps were sent. */
  readonly deliveries: readonly Delivery[];
  /**
   * Sets where an app's events go, as on its settings page: Slack asks the address first whether it wants them.
   * @throws when it does not answer with the challenge
   */
  setEventsUrl(url: string, appId?: string): Promise<void>;
  /** A person says yes, or no, at an authorization address. Where their browser is sent then. @throws in Slack's words */
  approveInstall(options: { url: string } & Approval): string;
  /** Lets time pass for what expires. */
  advance(milliseconds: number): void;
  /** Asks Socket Mode clients to connect anew. */
  refreshSockets(): void;
  /** Drops all Socket Mode connections. */
  cutSockets(): void;
  /** Waits until nothing is on its way to an app. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Slack's waits are nearly none, a minute and five minutes: docs.slack.dev/apis/events-api. Tests have less time. */
const standard = { acknowledgeMilliseconds: 3_000, repeatAfterMilliseconds: [0, 50, 250] } as const;

/** @throws when the port is taken */
export async function startSlack(options: SlackOptions = {}): Promise<Slack> {
  const state = new SlackState();
  for (const [index, app] of (options.apps ?? [{}]).entries()) {
    const settings = makeAppSettings(app, index);
    state.apps.set(settings.id, settings);
  }
  const bridgeKey = state.newSecret();
  let address = "";
  const violations: Violation[] = [];
  const recordViolation = (place: string, problems: readonly string[]) => {
    violations.push({ at: Date.now(), method: "ANSWER", path: place, problems });
  };
  const outbound = new Outbound(
    { ...standard, ...options },
    (appId) => `${address}/simulator/sockets/${bridgeKey}/${appId}`,
  );
  const world: World = { state, outbound, url: () => address, recordViolation };
  const hub = new SocketHub((problems) => recordViolation("socket", problems));
  const deeds = { ...messageDeeds(world), ...placeDeeds(world), ...interactionDeeds(world), ...viewDeeds(world) };
  const calls = allCalls(world, hub);

  const platform = await startPlatform<AnyCaller>({
    basePath: "/api",
    calls,
    ...slackManners(state, options.limits ?? "off"),
    routes: [
      ...pageRoutes(slackPage(world, deeds)),
      ...fileRoutes(world),
      ...responseUrlRoutes(world),
      ...authorizeRoutes(world),
      // Browsers ask for it by themselves: it must not count as a mistake of the app.
      hub.bridge(new RegExp(`^/simulator/sockets/${bridgeKey}/(\\w+)$`)),
    ],
    ...(options.port !== undefined && { port: options.port }),
  });
  address = platform.url;
  platform.onUpgrade((request, socket, head) => hub.accept(request, socket, head));
  const [app] = state.apps.values();
  if (!app) throw new TypeError("Slack needs at least one app");

  return {
    ...deeds,
    url: address,
    apiUrl: `${address}/api/`,
    authorizeUrl: `${address}/oauth/v2/authorize`,
    state,
    app,
    calls,
    counts: platform.counts,
    get violations() {
      return [...platform.violations, ...violations];
    },
    faults: platform.faults,
    events: outbound.events,
    interactions: outbound.interactions,
    deliveries: outbound.deliveries,
    async setEventsUrl(url, appId = app.id) {
      const settings = state.app(appId);
      const challenge = state.newSecret();
      const payload = { token: settings.verificationToken, challenge, type: "url_verification" };
      const asked = await outbound.send({
        app: settings,
        kind: "verification",
        name: "url_verification",
        payload,
        url,
      });
      const answer = (asked?.answer as { challenge?: unknown } | undefined)?.challenge ?? asked?.sent?.answer;
      if (answer !== challenge) throw new TypeError("the address did not answer with the challenge");
      settings.eventsUrl = url;
    },
    approveInstall({ url, ...approval }) {
      const request = readAuthorizeRequest(state, new URL(url).searchParams);
      if (typeof request === "string") throw new TypeError(request);
      return approveInstall(state, request, approval);
    },
    advance: (milliseconds) => state.advance(milliseconds),
    refreshSockets: () => hub.refresh(),
    cutSockets: () => hub.cut(),
    idle: () => outbound.idle(),
    async close() {
      await outbound.close();
      hub.close();
      await platform.close();
    },
  };
}
