/** The whole path of talk over real parts: the domain, a queue's worker, the gateway route, the built-in chat and a reference chat. */
import {
  ReferenceChatServer,
  type ReferenceDelivery,
  referenceChat,
  signReferenceDelivery,
} from "@eureka/connector-sdk/reference";
import { builtIn } from "@eureka/connectors/built-in";
import type { Channel } from "@eureka/contracts/channel";
import type { Id } from "@eureka/contracts/ids";
import type { Message } from "@eureka/contracts/message";
import type { Page } from "@eureka/contracts/page";
import type { PlatformPerson } from "@eureka/contracts/people";
import type { WorkItem } from "@eureka/contracts/work-item";
import { channelsModule, createChannelsClient, createChannelsClientWithin } from "@eureka/core/channels";
import {
  connectionsModule,
  createConnection,
  findBuiltInConnection,
  installConnector,
  type LoadedConnection,
} from "@eureka/core/connections";
import { conversationsModule } from "@eureka/core/conversations";
import { fileHolders, findFile, initializeWorkspace } from "@eureka/core/domain";
import { createFilesModule } from "@eureka/core/files";
import { resolveExternalIdentity } from "@eureka/core/identity";
import { type CommandInterpreter, createIntakeModule } from "@eureka/core/intake";
import type { Module, Ports, Principal } from "@eureka/core/operations";
import { routingModule } from "@eureka/core/routing";
import { createWorkItemsModule, locateBoard } from "@eureka/core/work-items";
import type { Clock } from "@eureka/kit/clock";
import { createChatInterpreter } from "@eureka/surfaces/chat";
import { createGateway } from "@eureka/surfaces/gateway";
import { createRestServer } from "@eureka/surfaces/rest";
import { type TestApplication, testApplication } from "@eureka/testing/test-application";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { workOff } from "@eureka/testing/work-off";

export const signingSecret = "a secret of the tests";

export interface Stage extends TestApplication {
  /** Where its server listens, without a slash at its end. */
  readonly url: string;
  /** The reference chats by their connection; `undefined` for a connection that was made without one. */
  readonly chats: Map<string, ReferenceChatServer>;
  /** Works until no job is ready or running any more; dead ones stay, and those that are due after `until` (in an hour). */
  work(until?: Date): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly interpreter?: CommandInterpreter;
  readonly ports?: Partial<Ports>;
  /** A clock to be moved; it should start today. */
  readonly clock?: Clock;
  /** Modules besides those of talk. */
  readonly modules?: readonly Module[];
}

/** Composes everything over the test file's database. */
export async function createStage({
  interpreter = createChatInterpreter(),
  ports = {},
  clock,
  modules = [],
}: StageOptions = {}): Promise<Stage> {
  const chats = new Map<string, ReferenceChatServer>();
  const connectors = new Map(
    [
      installConnector(
        builtIn,
        (application, { organizationId }) => createChannelsClient(application, organizationId),
        createChannelsClientWithin,
      ),
      installConnector(referenceChat, (_application, { id }) => chats.get(id) as ReferenceChatServer),
    ].map((installed) => [installed.name, installed]),
  );
  const test = await testApplication({
    modules: [
      connectionsModule,
      createFilesModule({ holders: fileHolders }),
      createWorkItemsModule({ findFile }),
      channelsModule,
      routingModule,
      conversationsModule,
      createIntakeModule({ interpreter }),
      ...modules,
    ],
    locateBoard,
    initializeWorkspace,
    ports: { connectors, ...ports },
    ...(clock && { clock }),
  });
  const server = await createRestServer({
    application: test.application,
    health: { started: () => true, draining: () => false, dependencies: {} },
    trustedProxies: [],
    front: createGateway(test.application),
  });
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  return { ...test, url, chats, work: (until) => workOff(test, until && { until }), close: () => server.close() };
}

export interface Team extends TestOrganization {
  readonly channel: Channel;
  readonly builtIn: LoadedConnection;
  /** Somebody writes into the built-in chat. */
  talk(who: Principal, text: string, threadId?: Id<"message">): Promise<Message>;
  /** What stands in the channel or in a thread, oldest first, as somebody sees it. */
  messages(who: Principal, threadId?: Id<"message">): Promise<Message[]>;
  items(): Promise<WorkItem[]>;
}

/** An organization with the built-in chat. */
export async function createTeam(stage: Stage): Promise<Team> {
  const organization = await testOrganization(stage);
  const connection = await organization.transact((context) => findBuiltInConnection(context));
  const { data } = await organization.run<Page<Channel>>(organization.admin, "channel.list", {
    workspaceId: organization.workspaceId,
  });
  const channel = data[0] as Channel;
  return {
    ...organization,
    builtIn: connection,
    channel,
    talk: (who, text, threadId) =>
      organization.run<Message>(who, "message.post", { channelId: channel.id, text, ...(threadId && { threadId }) }),
    messages: async (who, threadId) => {
      const input = { channelId: channel.id, limit: 200, ...(threadId && { threadId }) };
      const page = await organization.run<Page<Message>>(who, "message.list", input);
      return [...page.data].sort((left, right) => left.position - right.position);
    },
    items: async () => {
      const page = await organization.run<Page<{ id: string }>>(organization.admin, "work_item.list", {
        sort: "created",
        limit: 200,
      });
      return Promise.all(
        page.data.map(({ id }) => organization.run<WorkItem>(organization.admin, "work_item.get", { id })),
      );
    },
  };
}

export interface ConnectedTeam extends Team {
  readonly connection: LoadedConnection;
  readonly chat: ReferenceChatServer;
  readonly platformChannelId: string;
  /** People of the platform; the first three are linked to members, the last one is not. */
  readonly people: Readonly<Record<"admin" | "user" | "viewer" | "stranger", PlatformPerson>>;
  /** Sends a delivery through the gateway, as the platform would. */
  deliver(delivery: ReferenceDelivery): Promise<number>;
  /** A message of somebody, and the command in it. */
  command(
    person: PlatformPerson,
    text: string,
    platformThreadId?: string,
  ): ReferenceDelivery & { readonly messageId: string };
  /** A slash command, which no message stands for. */
  slash(person: PlatformPerson, text: string): ReferenceDelivery;
}

/** An organization that is connected to a reference chat of its own. Each has the same ids: a fresh server counts from one. */
export async function connectTeam(
  stage: Stage,
  options: ConstructorParameters<typeof ReferenceChatServer>[0] = {},
): Promise<ConnectedTeam> {
  const team = await createTeam(stage);
  const chat = new ReferenceChatServer(options);
  const { platformChannelId } = chat.addChannel("general");
  const people = {
    admin: chat.addPerson("Ann"),
    user: chat.addPerson("Bob"),
    viewer: chat.addPerson("Vic"),
    stranger: chat.addPerson("Sue"),
  };
  const secret = `${signingSecret} of ${team.organizationId}`;
  const { platformWorkspaceId } = chat;
  const connection = await team.transact((context) =>
    createConnection(context, {
      connector: "reference-chat",
      title: "Reference",
      platformWorkspaceId,
      secrets: { signing: secret },
    }),
  );
  for (const role of ["admin", "user", "viewer"] as const) {
    const { platformUserId, displayName = "" } = people[role];
    const account = { connectionId: connection.id, platformWorkspaceId, platformUserId };
    const { id } = await team.transact((context) => resolveExternalIdentity(context, { ...account, displayName }));
    await team.run(team.admin, "external_identity.link", { id, memberId: team[role].memberId });
  }
  stage.chats.set(connection.id, chat);
  return {
    ...team,
    connection,
    chat,
    platformChannelId,
    people,
    async deliver(delivery) {
      const { headers, body } = signReferenceDelivery({ delivery, secret, now: stage.ports.clock.now() });
      return (await fetch(`${stage.url}/hooks/reference-chat`, { method: "POST", headers, body })).status;
    },
    command(person, text, platformThreadId) {
      const place = { platformChannelId, ...(platformThreadId !== undefined && { platformThreadId }) };
      const said = chat.say({ ...place, author: person, text: `/eureka ${text}` });
      const [posted] = said.events;
      if (posted?.type !== "message.posted") throw new TypeError("saying something posts a message");
      const { channel, message } = posted;
      const invoked = { type: "command.invoked", channel, actor: person, command: "eureka", text, message } as const;
      return {
        ...said,
        events: [{ ...invoked, mentions: message.mentions, files: [] }],
        messageId: message.platformMessageId,
      };
    },
    slash(person, text) {
      const said = chat.say({ platformChannelId, author: person, text: "soon gone" });
      const [posted] = said.events;
      if (posted?.type !== "message.posted") throw new TypeError("saying something posts a message");
      chat.delete(platformChannelId, posted.message.platformMessageId);
      const invoked = { type: "command.invoked", channel: posted.channel, actor: person, command: "eureka" } as const;
      return { ...said, events: [{ ...invoked, text, mentions: [], files: [] }] };
    },
  };
}
