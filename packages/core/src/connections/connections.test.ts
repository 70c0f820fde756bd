import { defineConnector } from "@eureka/connector-sdk";
import { createReferenceChat, ReferenceChatServer, referenceChat } from "@eureka/connector-sdk/reference";
import type { Connection } from "@eureka/contracts/connection";
import type { Id } from "@eureka/contracts/ids";
import { asOwner } from "@eureka/kit/db";
import { testApplication } from "@eureka/testing/test-application";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { expect, test, vi } from "vitest";
import { readHistory } from "../events/index.ts";
import type { Context } from "../operations/index.ts";
import { openSecrets } from "./connection-secrets.ts";
import {
  chatOf,
  connectionsModule,
  connectorOf,
  createBuiltInConnection,
  createConnection,
  findBuiltInConnection,
  findDeliveryConnections,
  installConnector,
  loadConnection,
  markNeedsReauth,
  recallConnection,
} from "./index.ts";

const server = new ReferenceChatServer();
const silent = defineConnector({ ...referenceChat, name: "silent", title: "Silent", chat: undefined });
const setUp = {
  modules: [connectionsModule],
  initializeWorkspace: async (context: Parameters<typeof createBuiltInConnection>[0]) => {
    await createBuiltInConnection(context);
  },
  ports: {
    connectors: new Map(
      [
        installConnector(referenceChat, () => server),
        installConnector(silent, () => server),
        installConnector(defineConnector({ ...referenceChat, name: "built-in" }), () => server),
      ].map((installed) => [installed.name, installed]),
    ),
  },
};

const connect = ({ run, admin }: TestOrganization, more: object = {}) =>
  run<Connection>(admin, "connection.create", {
    connector: "reference-chat",
    platformWorkspaceId: "W1",
    secrets: { signing: "s3cret" },
    ...more,
  });

/** What the client of a connection is given. */
async function secretsOf(context: Context, { id }: Pick<Connection, "id">) {
  const { row } = await loadConnection(context, id);
  return openSecrets(context.ports, row, row.secrets);
}

const toWorkspace = (...ids: [string, ...string[]]) => ({ kind: "workspace", platformWorkspaceIds: ids }) as const;

test("an administrator connects a platform; its secrets go in and never come out", async () => {
  const organization = await testOrganization(setUp);
  const { run, admin, manager, user, transact, database } = organization;
  const connection = await connect(organization);
  expect(connection).toMatchObject({
    title: "Reference chat",
    state: "active",
    secretNames: ["signing"],
    hookPath: expect.stringMatching(/^\/hooks\/reference-chat\/[a-z0-9]{32}$/),
  });
  const seen = await Promise.all([
    run(manager, "connection.get", { id: connection.id }),
    run(manager, "connection.list", { connector: "reference-chat" }),
    transact((context) => readHistory(context, { type: "connection", id: connection.id })),
  ]);
  expect(seen[1]).toMatchObject({ data: [{ id: connection.id }], nextCursor: null });
  expect(JSON.stringify([connection, seen])).not.toContain("s3cret");
  const stored = await asOwner(database.owner, (client) =>
    client.query("select connections::text as row from connections"),
  );
  expect(JSON.stringify(stored.rows)).not.toContain("s3cret");
  expect(await transact((context) => secretsOf(context, connection))).toEqual({ signing: "s3cret" });

  for (const who of [manager, user]) {
    await expect(run(who, "connection.create", { connector: "reference-chat" })).rejects.toMatchObject({
      code: "permission.denied",
    });
  }
  await expect(run(user, "connection.list")).rejects.toMatchObject({ code: "permission.denied" });
  await expect(connect(organization)).rejects.toMatchObject({ code: "connection.exists" });
  await expect(run(admin, "connection.create", { connector: "fax" })).rejects.toMatchObject({
    code: "connector.unknown",
  });
});

test("connectors are listed with what they can do and what they need to be told", async () => {
  const { run, manager } = await testOrganization(setUp);
  const { data } = await run<{ data: { name: string; capabilities: string[]; secrets: { name: string }[] }[] }>(
    manager,
    "connector.list",
  );
  expect(data.map(({ name, capabilities }) => [name, capabilities])).toEqual([
    ["built-in", ["inbound", "chat"]],
    ["reference-chat", ["inbound", "chat"]],
    ["silent", ["inbound"]],
  ]);
  expect(data[1]?.secrets.map(({ name }) => name)).toEqual(["signing"]);
});

test("each organization is connected to the built-in chat once, and stays so", async () => {
  const organization = await testOrganization(setUp);
  const { run, admin, transact, organizationId, workspaceId, ports } = organization;
  const builtIn = await transact((context) => findBuiltInConnection(context));
  expect(builtIn).toMatchObject({ connector: "built-in", platformWorkspaceId: organizationId, state: "active" });
  expect(connectorOf(ports, builtIn).name).toBe("built-in");
  const listed = await run<{ data: Connection[] }>(admin, "connection.list", { connector: "built-in" });
  expect(listed.data).toMatchObject([{ id: builtIn.id, hookPath: null, secretNames: [] }]);
  for (const [operation, input] of [
    ["connection.pause", {}],
    ["connection.remove", {}],
    ["connection.update", { secrets: { signing: "mine" } }],
    ["connection.update", { platformWorkspaceId: "other" }],
  ] as const) {
    await expect(run(admin, operation, { id: builtIn.id, ...input }), operation).rejects.toMatchObject({
      code: "connection.built_in",
    });
  }
  await expect(run(admin, "connection.create", { connector: "built-in" })).rejects.toMatchObject({
    code: "connection.exists",
  });
  const changed = await run(admin, "connection.update", { id: builtIn.id, defaultWorkspaceId: workspaceId });
  expect(changed).toMatchObject({ defaultWorkspaceId: workspaceId });
});

test("a default workspace must be a team's of this organization", async () => {
  const application = await testApplication(setUp);
  const [here, elsewhere] = [await testOrganization(application), await testOrganization(application)];
  const unknown = { code: "workspace.not_found" };
  await expect(connect(here, { defaultWorkspaceId: elsewhere.workspaceId })).rejects.toMatchObject(unknown);
  const personal = await here.run<{ data: { id: string }[] }>(here.user, "workspace.list", { kind: "personal" });
  const connection = await connect(here, { defaultWorkspaceId: here.workspaceId });
  for (const defaultWorkspaceId of [elsewhere.workspaceId, personal.data[0]?.id]) {
    await expect(
      here.run(here.admin, "connection.update", { id: connection.id, defaultWorkspaceId }),
    ).rejects.toMatchObject(unknown);
  }
  const cleared = await here.run(here.admin, "connection.update", { id: connection.id, defaultWorkspaceId: null });
  expect(cleared).toMatchObject({ defaultWorkspaceId: null });
});

test("nobody of another organization sees or changes a connection", async () => {
  const application = await testApplication(setUp);
  const [here, elsewhere] = [await testOrganization(application), await testOrganization(application)];
  const { id } = await connect(here);
  for (const operation of ["get", "update", "pause", "resume", "remove"]) {
    await expect(elsewhere.run(elsewhere.admin, `connection.${operation}`, { id }), operation).rejects.toMatchObject({
      code: "connection.not_found",
    });
  }
  const { data } = await elsewhere.run<{ data: Connection[] }>(elsewhere.admin, "connection.list");
  expect(data.map(({ connector }) => connector)).toEqual(["built-in"]);
});

test("two organizations may name one platform workspace: both are candidates, each with its own secrets", async () => {
  const application = await testApplication(setUp);
  const [here, elsewhere] = [await testOrganization(application), await testOrganization(application)];
  const [ours, theirs] = [
    await connect(here, { platformWorkspaceId: "W-shared" }),
    await connect(elsewhere, { platformWorkspaceId: "W-shared", secrets: { signing: "another" } }),
  ];
  const { ports } = application;
  const found = await findDeliveryConnections(ports, "reference-chat", toWorkspace("W-none", "W-shared"));
  expect(found).toEqual([
    {
      organizationId: here.organizationId,
      connectionId: ours.id,
      state: "active",
      platformWorkspaceId: "W-shared",
      secrets: { signing: "s3cret" },
    },
    expect.objectContaining({ connectionId: theirs.id, secrets: { signing: "another" } }),
  ]);
  const key = ours.hookPath?.split("/").at(-1) ?? "";
  expect(await findDeliveryConnections(ports, "reference-chat", { kind: "path_key", key })).toEqual([found[0]]);
  for (const identity of [
    toWorkspace("nul \0"),
    toWorkspace(""),
    { kind: "path_key", key: "x".repeat(300) },
    { kind: "application" },
    { kind: "unknown" },
  ] as const) {
    expect(await findDeliveryConnections(ports, "reference-chat", identity)).toEqual([]);
  }
  expect(await findDeliveryConnections(ports, "silent", { kind: "path_key", key })).toEqual([]);
});

test("a removed connection has no traffic any more, in any process, and may be made anew", async () => {
  const application = await testApplication(setUp);
  const otherProcess = await testApplication(setUp);
  const organization = await testOrganization(application);
  const { run, admin, transact, application: composed } = organization;
  const { id } = await connect(organization, { platformWorkspaceId: "W-gone" });
  const lookUp = ({ ports }: typeof application) =>
    findDeliveryConnections(ports, "reference-chat", toWorkspace("W-gone"));
  expect([await lookUp(application), await lookUp(otherProcess)]).toMatchObject([
    [{ state: "active" }],
    [{ state: "active" }],
  ]);

  const recall = ({ ports }: typeof application, { organizationId } = organization) =>
    recallConnection({ ports, organizationId }, id);
  expect([await recall(application), await recall(otherProcess)]).toMatchObject([
    { state: "active" },
    { state: "active" },
  ]);
  await expect(recall(application, await testOrganization(application))).rejects.toMatchObject({
    code: "connection.not_found",
  });

  await run(admin, "connection.pause", { id });
  expect(await lookUp(application)).toMatchObject([{ state: "paused" }]);
  expect(await recall(application)).toMatchObject({ state: "paused" });
  await vi.waitFor(async () => expect(await lookUp(otherProcess)).toMatchObject([{ state: "paused" }]));
  expect(await recall(otherProcess)).toMatchObject({ state: "paused" });
  await run(admin, "connection.remove", { id });
  await run(admin, "connection.remove", { id });
  expect(await lookUp(application)).toEqual([]);
  await vi.waitFor(async () => expect(await lookUp(otherProcess)).toEqual([]));

  const removed = await transact((context) => loadConnection(context, id));
  expect(() => chatOf(composed, removed)).toThrow("removed");
  expect(await transact((context) => secretsOf(context, removed))).toEqual({});
  expect(await run(admin, "connection.get", { id })).toMatchObject({
    state: "removed",
    secretNames: [],
    hookPath: null,
  });
  expect(await run<{ data: Connection[] }>(admin, "connection.list", { connector: "reference-chat" })).toMatchObject({
    data: [],
  });
  expect(await run(admin, "connection.list", { state: "removed" })).toMatchObject({ data: [{ id }] });
  for (const operation of ["update", "pause", "resume"]) {
    await expect(run(admin, `connection.${operation}`, { id }), operation).rejects.toMatchObject({
      code: "connection.inactive",
    });
  }
  const history = await transact((context) => readHistory(context, { type: "connection", id }));
  expect(history.map(({ type }) => type)).toEqual(["connection.created", "connection.paused", "connection.removed"]);
  expect((await connect(organization, { platformWorkspaceId: "W-gone" })).id).not.toBe(id);
});

test("a refused token stops the traffic until somebody gives a new one", async () => {
  const organization = await testOrganization(setUp);
  const { run, admin, transact, application } = organization;
  const { id } = await connect(organization, { platformWorkspaceId: "W-token" });
  await transact((context) => markNeedsReauth(context, id as Id<"connection">));
  await transact((context) => markNeedsReauth(context, id as Id<"connection">));
  const stopped = await transact((context) => loadConnection(context, id as Id<"connection">));
  expect(() => chatOf(application, stopped)).toThrow("needs_reauth");
  const revived = await run<Connection>(admin, "connection.update", { id, secrets: { token: "new" } });
  expect(revived).toMatchObject({ state: "active", secretNames: ["signing", "token"] });
  expect(await transact((context) => secretsOf(context, revived))).toEqual({
    signing: "s3cret",
    token: "new",
  });
  const history = await transact((context) => readHistory(context, { type: "connection", id }));
  expect(history.map(({ type }) => type)).toEqual([
    "connection.created",
    "connection.needs_reauth",
    "connection.updated",
  ]);
});

test("changes are checked, compared with the version, and told only when there are any", async () => {
  const organization = await testOrganization(setUp);
  const { run, admin, transact } = organization;
  const { id } = await connect(organization, { platformWorkspaceId: "W-change" });
  await connect(organization, { platformWorkspaceId: "W-other" });
  const update = (input: object, expectedVersion: number | null = null) =>
    run<Connection>(admin, "connection.update", { id, ...input }, { expectedVersion });
  expect(await update({ title: "Reference chat", settings: {} })).toMatchObject({ version: 1 });
  expect(await update({ title: " Ours ", settings: { baseUrl: "https://chat.example" } }, 1)).toMatchObject({
    title: "Ours",
    version: 2,
  });
  await expect(update({ title: "Late" }, 1)).rejects.toMatchObject({ code: "precondition.failed" });
  await expect(update({ platformWorkspaceId: "W-other" })).rejects.toMatchObject({ code: "connection.exists" });
  for (const wrong of [
    { title: "" },
    { title: "a\0b" },
    { settings: { "bad name": 1 } },
    { secrets: { signing: "" } },
  ]) {
    await expect(update(wrong), JSON.stringify(wrong)).rejects.toMatchObject({ code: "request.invalid" });
  }
  const history = await transact((context) => readHistory(context, { type: "connection", id }));
  expect(history.map(({ type }) => type)).toEqual(["connection.created", "connection.updated"]);
});

test("talk goes through the connector of the connection, and only through one that can talk", async () => {
  const organization = await testOrganization(setUp);
  const { transact, application } = organization;
  const channel = server.addChannel("general");
  const [talking, mute] = await transact(async (context) => [
    await createConnection(context, { connector: "reference-chat", title: "Talk", platformWorkspaceId: "W-talk" }),
    await createConnection(context, { connector: "silent", title: "Mute" }),
  ]);
  const posted = await chatOf(application, talking).post({
    intent: "i1",
    platformChannelId: channel.platformChannelId,
    content: { text: "hello" },
  });
  expect(await createReferenceChat(server).getMessage(posted)).toMatchObject({ text: "hello" });
  expect(() => chatOf(application, mute)).toThrow(expect.objectContaining({ code: "connection.no_chat" }));
});
