/** Everything between a person at a simulated platform and a card on the simulated Trello: the domain, a worker, the gateway, the real connectors. */
import type { Connector } from "@eureka/connector-sdk";
import { builtIn } from "@eureka/connectors/built-in";
import { discord } from "@eureka/connectors/discord";
import { github } from "@eureka/connectors/github";
import { slack } from "@eureka/connectors/slack";
import { trello } from "@eureka/connectors/trello";
import type { ConnectedBoard } from "@eureka/contracts/connected-board";
import type { Connection } from "@eureka/contracts/connection";
import type { Id } from "@eureka/contracts/ids";
import type { Page } from "@eureka/contracts/page";
import type { UniversalEvent } from "@eureka/contracts/universal-event";
import type { WorkItem } from "@eureka/contracts/work-item";
import { createChannelsClient, createChannelsClientWithin } from "@eureka/core/channels";
import { createConnectorTools, installConnector } from "@eureka/core/connections";
import { resolveExternalIdentity } from "@eureka/core/identity";
import type { Ports, Principal } from "@eureka/core/operations";
import type { Trello } from "@eureka/simulators/trello";
import { createGateway } from "@eureka/surfaces/gateway";
import { createRestServer } from "@eureka/surfaces/rest";
import { findFreePort } from "@eureka/testing/find-free-port";
import { type TestApplication, testApplication } from "@eureka/testing/test-application";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { workOff } from "@eureka/testing/work-off";

export interface PlatformStage extends TestApplication {
  readonly url: string;
  close(): Promise<void>;
}

export interface PlatformStageOptions {
  /** Other ports than the usual ones. */
  readonly ports?: Partial<Ports>;
  /** Is told every universal event as its connector makes it, each time that it does. */
  readonly heard?: (event: UniversalEvent) => void;
}

export async function openPlatformStage({ ports, heard }: PlatformStageOptions = {}): Promise<PlatformStage> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const connectors = new Map(
    [
      installConnector(
        overhear(builtIn, heard),
        (application, { organizationId }) => createChannelsClient(application, organizationId),
        createChannelsClientWithin,
      ),
      installConnector(overhear(slack, heard), createConnectorTools),
      installConnector(overhear(discord, heard), createConnectorTools),
      installConnector(trello, createConnectorTools),
      installConnector(overhear(github, heard), createConnectorTools),
    ].map((installed) => [installed.name, installed]),
  );
  const plain = await testApplication();
  const settings = { ...plain.ports.settings, publicUrl: url };
  const test = await testApplication({ ports: { ...ports, connectors, settings } });
  const server = await createRestServer({
    application: test.application,
    health: { started: () => true, draining: () => false, dependencies: {} },
    trustedProxies: [],
    front: createGateway(test.application),
  });
  await server.listen({ host: "127.0.0.1", port });
  const sockets = test.application.services.find(({ name }) => name === "intake.sockets");
  const stop = await sockets?.start(test.application);
  const close = async () => {
    await stop?.();
    await server.close();
  };
  return { ...test, url, close };
}

function overhear<Client>(connector: Connector<Client>, heard?: (event: UniversalEvent) => void): Connector<Client> {
  const { inbound } = connector;
  if (!inbound || !heard) return connector;
  const parse: typeof inbound.parse = (request) => {
    const parsed = inbound.parse(request);
    for (const event of parsed.events) heard(event);
    return parsed;
  };
  return { ...connector, inbound: { ...inbound, parse } };
}

export interface PlatformTeam extends TestOrganization {
  /** Does everything that waits, platforms' deliveries included. */
  settle(): Promise<void>;
  items(): Promise<WorkItem[]>;
  /** Links a person of a platform to a member. */
  link(connectionId: string, platformUserId: string, who: Principal): Promise<void>;
}

/** An organization; `platforms` are waited for until nothing is on its way from them. */
export async function openTeam(
  stage: PlatformStage,
  platforms: readonly { idle(): Promise<void> }[],
): Promise<PlatformTeam> {
  const organization = await testOrganization(stage);
  const { run, admin, transact } = organization;
  return {
    ...organization,
    async settle() {
      // What is done causes deliveries, and what is delivered causes work.
      for (let round = 0; round < 3; round++) {
        await Promise.all(platforms.map((platform) => platform.idle()));
        await workOff(stage);
      }
    },
    async items() {
      const page = await run<Page<{ id: string }>>(admin, "work_item.list", { sort: "created", limit: 200 });
      return Promise.all(page.data.map(({ id }) => run<WorkItem>(admin, "work_item.get", { id })));
    },
    async link(connectionId, platformUserId, who) {
      const connection = await run<Connection>(admin, "connection.get", { id: connectionId });
      const { id } = await transact((context) =>
        resolveExternalIdentity(context, {
          connectionId: connection.id as Id<"connection">,
          platformWorkspaceId: connection.platformWorkspaceId,
          platformUserId,
          displayName: platformUserId,
        }),
      );
      await run(admin, "external_identity.link", { id, memberId: who.memberId });
    },
  };
}

/** Connects by consent: an administrator registers the application, begins, agrees on the platform's page and comes back. */
export async function installPlatform(
  { run, admin }: TestOrganization,
  application: {
    readonly connector: string;
    readonly clientId: string;
    readonly baseUrl: string;
    readonly secrets: object;
  },
  consent: (authorizeUrl: string) => string,
): Promise<Connection> {
  const { connector, ...rest } = application;
  await run(admin, "connector_application.set", { name: connector, ...rest });
  const { authorizeUrl } = await run<{ authorizeUrl: string }>(admin, "connection.begin_install", { connector });
  const back = new URL(consent(authorizeUrl)).searchParams;
  const code = back.get("code");
  return run<Connection>(admin, "connection.finish_install", {
    state: back.get("state"),
    ...(code !== null && { code }),
    parameters: Object.fromEntries(back),
  });
}

export interface TrelloSide {
  readonly trello: Trello;
  readonly person: ReturnType<Trello["as"]>;
  readonly trelloBoardId: string;
  readonly connection: Connection;
  readonly connected: ConnectedBoard;
  /** The names of the cards that are not archived, by list. */
  cards(): { readonly list: string; readonly name: string; readonly id: string }[];
}

/** Connects a Trello with one board by key and token. */
export async function connectTrello(team: PlatformTeam, trello: Trello): Promise<TrelloSide> {
  const member = trello.addMember("Tess Trello");
  const person = trello.as(member);
  const bot = trello.addMember("Eureka Bot");
  const board = person.createBoard("Web team", { defaultLists: false });
  for (const name of ["To do", "Doing", "Done"]) person.createList(board.id, name);
  person.addToBoard(board.id, bot.id);
  const token = trello.issueToken(bot, { scopes: ["read", "write"] });
  const { run, admin } = team;
  const connection = await run<Connection>(admin, "connection.create", {
    connector: "trello",
    title: "Trello",
    settings: { baseUrl: trello.url },
    secrets: { key: trello.app.key, token: token.token, secret: trello.app.secret },
  });
  const made = await run<ConnectedBoard>(admin, "connected_board.create", {
    connectionId: connection.id,
    platformBoardId: board.id,
  });
  await team.settle();
  const connected = await run<ConnectedBoard>(admin, "connected_board.get", { id: made.id });
  return {
    trello,
    person,
    trelloBoardId: board.id,
    connection,
    connected,
    cards: () =>
      [...trello.world.cards.values()]
        .filter((card) => card.idBoard === board.id && !card.closed)
        .map((card) => ({ list: trello.world.list(card.idList).name, name: card.name, id: card.id })),
  };
}
