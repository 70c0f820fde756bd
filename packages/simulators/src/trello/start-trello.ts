import { randomBytes } from "node:crypto";
import {
  type Answer,
  type EventFaults,
  type Platform,
  type Probe,
  type RequestTally,
  type SentEvent,
  startPlatform,
} from "../platform/index.ts";
import { authenticate } from "./authenticate.ts";
import { type Approval, approve, authorizeRoutes } from "./authorize-page.ts";
import { boardCalls } from "./calls/board-calls.ts";
import { cardCalls } from "./calls/card-calls.ts";
import { attachmentCalls, checklistCalls, customFieldCalls } from "./calls/card-part-calls.ts";
import { labelCalls, listCalls } from "./calls/list-calls.ts";
import { memberCalls, tokenCalls } from "./calls/member-calls.ts";
import { actionCalls, batchCalls, searchCalls } from "./calls/other-calls.ts";
import { webhookCalls } from "./calls/webhook-calls.ts";
import type { Desk } from "./define-call.ts";
import { answerOverLimit, makeLimit, realLimits, type TrelloLimits } from "./limits.ts";
import type { App, Caller, Member, Organization, Scope, Token } from "./model.ts";
import { Person } from "./people.ts";
import { answerPlainly } from "./refusal.ts";
import { type Expiration, issueToken } from "./tokens.ts";
import { trelloPageRoutes } from "./trello-page.ts";
import { type WebhookOptions, Webhooks } from "./webhooks.ts";
import { World } from "./world.ts";

export interface TrelloOptions {
  /** A free one is taken if left out. */
  readonly port?: number;
  /** "real" are Trello's own; left out there are none. */
  readonly limits?: "real" | TrelloLimits;
  /** Left out: as Trello does it, three repetitions after 30, 60 and 120 seconds. */
  readonly webhooks?: Partial<WebhookOptions>;
  /** Epoch milliseconds; the machine's own clock if left out. */
  readonly clock?: () => number;
}

/** A simulated Trello on loopback. Its API answers at `${url}/1/...`, its page for people at `url`. */
export interface Trello extends Platform {
  /** The application that the first key belongs to. */
  readonly app: App;
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
  addMember(fullName: string): Member;
  addOrganization(displayName: string, members: readonly Member[]): Organization;
  addApp(name: string): App;
  issueToken(
    member: Member,
    options?: { readonly scopes?: readonly Scope[]; readonly expiration?: Expiration; readonly app?: App },
  ): Token;
  /** A member takes an application's token away on the site. */
  revoke(token: Token): void;
  /** What a member does on the site. */
  as(member: Member): Person;
  /** A member says yes on the page of `GET /1/authorize`. Throws a TypeError for an address that the page refuses. */
  approve(address: string, member: Member): Approval;
  /** What was called with a token so far, where there are limits. */
  tallyOf(token: string): RequestTally;
  /** Waits until no delivery is on its way any more. */
  idle(): Promise<void>;
}

/** The answers with which Trello fails, for `faults.answerNext`. */
export const trelloFailures = {
  unauthorized: answerPlainly(401, "invalid token"),
  not_found: answerPlainly(404, "The requested resource was not found."),
  invalid: answerPlainly(400, "invalid value for name"),
  unavailable: answerPlainly(503, "Service Unavailable"),
  rateLimited: (retryAfterSeconds: number): Answer => answerOverLimit("API_TOKEN_LIMIT_EXCEEDED", retryAfterSeconds),
} as const;

/**
 * Starts a simulated Trello.
 * @throws when the port is taken
 * @example
 * const trello = await startTrello();
 * const ann = trello.addMember("Ann");
 * const board = trello.as(ann).createBoard("Operations");
 * const { token } = trello.issueToken(ann);
 */
export async function startTrello(options: TrelloOptions = {}): Promise<Trello> {
  const { clock = Date.now, limits, port } = options;
  const world = new World(clock);
  const webhooks = new Webhooks(world, {
    repeatAfterMilliseconds: [30_000, 60_000, 120_000],
    acknowledgeMilliseconds: 10_000,
    disableAfterFailures: 1_000,
    ...options.webhooks,
  });
  const calls = allCalls({ world, webhooks });
  const limit = limits === undefined ? undefined : makeLimit(limits === "real" ? realLimits : limits);
  const platform = await startPlatform<Caller>({
    basePath: "/1",
    calls,
    authenticate: (exchange) => authenticate(world, exchange),
    refuse: (problems) => answerPlainly(400, problems[0] ?? "invalid request"),
    routes: [...authorizeRoutes(world), ...trelloPageRoutes(world, webhooks)],
    ...(limit && { limit: limit.refuse }),
    ...(port !== undefined && { port }),
  });
  world.url = platform.url;
  const addApp = (name: string): App => {
    const app = {
      id: world.newId(),
      key: randomBytes(16).toString("hex"),
      secret: randomBytes(32).toString("hex"),
      name,
    };
    world.apps.set(app.id, app);
    return app;
  };
  const app = addApp("Eureka");
  const { close } = platform;
  return Object.assign(platform, {
    app,
    world,
    calls,
    eventFaults: webhooks.sender.faults,
    sent: webhooks.sender.sent,
    addApp,
    addMember(fullName: string): Member {
      const username = `${fullName.toLowerCase().replace(/[^a-z0-9]+/g, "")}${world.members.size + 1}`;
      const initials = fullName
        .split(/\s+/)
        .map((word) => word.charAt(0).toUpperCase())
        .join("");
      const member = { id: world.newId(), username, fullName, initials };
      world.members.set(member.id, member);
      return member;
    },
    addOrganization(displayName: string, members: readonly Member[]): Organization {
      const name = `${displayName.toLowerCase().replace(/[^a-z0-9]+/g, "")}${world.organizations.size + 1}`;
      const organization = { id: world.newId(), name, displayName, memberIds: new Set(members.map(({ id }) => id)) };
      world.organizations.set(organization.id, organization);
      return organization;
    },
    issueToken: (member: Member, wish: Parameters<Trello["issueToken"]>[1] = {}) =>
      issueToken(
        world,
        wish.app ?? app,
        member.id,
        wish.scopes ?? ["read", "write", "account"],
        wish.expiration ?? "never",
      ),
    revoke: (token: Token) => webhooks.revoke(token.id),
    as: (member: Member) => new Person(world, member),
    tallyOf(token: string): RequestTally {
      if (!limit) throw new Error("only a Trello with limits counts what is called");
      return limit.tallyOf(token);
    },
    approve: (address: string, member: Member) => approve(world, address, member.id),
    idle: () => webhooks.sender.idle(),
    async close() {
      await webhooks.sender.close();
      await close();
    },
  });
}

function allCalls(desk: Desk) {
  return [
    actionCalls,
    attachmentCalls,
    batchCalls,
    boardCalls,
    cardCalls,
    checklistCalls,
    customFieldCalls,
    labelCalls,
    listCalls,
    memberCalls,
    searchCalls,
    tokenCalls,
    webhookCalls,
  ].flatMap((makeCalls) => makeCalls(desk));
}
