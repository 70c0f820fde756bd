import type { Connection, ConnectionTest } from "@eureka/contracts/connection";
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import { newUuid } from "@eureka/contracts/ids";
import { createTestClock } from "@eureka/kit/clock";
import { asOwner } from "@eureka/kit/db";
import { connectByConsent, consentTo, setConsentApplication } from "@eureka/testing/connect-by-consent";
import { tokenConnector } from "@eureka/testing/consent-connector";
import { type ConsentPlatform, startConsentPlatform } from "@eureka/testing/consent-platform";
import { type TestApplication, testApplication } from "@eureka/testing/test-application";
import { type TestOrganization, testOrganization } from "@eureka/testing/test-organization";
import { workOff } from "@eureka/testing/work-off";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readHistory } from "../../events/index.ts";
import { createConnectorTools, installConnector, loadConnection } from "../index.ts";

const acme = { id: "W-acme", name: "Acme" };
const bakery = { id: "W-bakery", name: "Bakery" };

let application: TestApplication;
let organization: TestOrganization;
let platform: ConsentPlatform;

beforeEach(async () => {
  application = await testApplication();
  organization = await testOrganization(application);
  platform = await startConsentPlatform();
  await setConsentApplication(organization, platform);
});
afterEach(() => platform.close());

const finish = (input: object, who = organization.admin, more = {}) =>
  organization.run<Connection>(who, "connection.finish_install", input, more);
const list = async () => {
  const connector = "reference-consent";
  return (await organization.run<{ data: Connection[] }>(organization.admin, "connection.list", { connector })).data;
};
const historyOf = async (id: string) => {
  const read = await organization.transact((context) => readHistory(context, { type: "connection", id }));
  return read.map(({ type }) => type);
};

test("an administrator consents, and the organization is connected; no token comes out or lies open", async () => {
  const { run, admin, database, workspaceId } = organization;
  const begun = await run<{ authorizeUrl: string; expiresAt: string }>(admin, "connection.begin_install", {
    connector: "reference-consent",
    defaultWorkspaceId: workspaceId,
  });
  const { origin, pathname, searchParams } = new URL(begun.authorizeUrl);
  expect(origin + pathname).toBe(`${platform.url}/oauth/authorize`);
  expect(Object.fromEntries(searchParams)).toEqual({
    response_type: "code",
    client_id: "client-1",
    redirect_uri: "https://eureka.test/connections/callback",
    scope: "read write",
    state: expect.stringMatching(/^[A-Z0-9]{52}$/i),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: "S256",
    prompt: "consent",
  });
  const connection = await finish(platform.consent(begun.authorizeUrl, acme));
  expect(connection).toMatchObject({
    title: "Acme",
    platformWorkspaceId: "W-acme",
    platformWorkspaceName: "Acme",
    state: "active",
    scopes: ["read", "write"],
    defaultWorkspaceId: workspaceId,
    secretNames: [],
    unreachableSince: null,
    hookPath: expect.stringMatching(/^\/hooks\/reference-consent\//),
  });
  expect(Date.parse(connection.tokenExpiresAt ?? "")).toBeGreaterThan(Date.now() + 3_000_000);
  const tables = await asOwner(database.owner, (client) =>
    client.query(
      `select connections::text as row from connections union all select connection_installs::text from connection_installs
       union all select connection_applications::text from connection_applications
       union all select events::text from events union all select audit_records::text from audit_records`,
    ),
  );
  const stored = JSON.stringify(tables.rows) + JSON.stringify(connection);
  const state = searchParams.get("state") ?? "";
  for (const secret of ["access-", "refresh-", "s3cret of the client", "the application's", state])
    expect(stored).not.toContain(secret);
  expect(await historyOf(connection.id)).toEqual(["connection.created"]);
  expect(await organization.run<ConnectionTest>(admin, "connection.test", { id: connection.id })).toMatchObject({
    ok: true,
    platformWorkspaceName: "Acme",
    message: "The platform answered.",
  });
});

test("two workspaces of one platform are two connections, each with its own tokens", async () => {
  const [first, second] = [
    await connectByConsent(organization, platform, acme),
    await connectByConsent(organization, platform, bakery),
  ];
  expect(first.id).not.toBe(second.id);
  expect((await list()).map(({ platformWorkspaceId }) => platformWorkspaceId)).toEqual(["W-acme", "W-bakery"]);
  const whoAmI = async (id: string) => {
    const connection = await organization.transact((context) => loadConnection(context, id as Id<"connection">));
    const tools = createConnectorTools(application.application, connection);
    const headers = { authorization: `Bearer ${await tools.tokenProvider()}` };
    return ((await (await tools.fetch(`${tools.baseUrl}/api/me`, { headers })).json()) as { workspace: object })
      .workspace;
  };
  expect([await whoAmI(first.id), await whoAmI(second.id)]).toEqual([acme, bakery]);
});

test("connecting the same place anew brings its connection back with its mappings, also one that was removed", async () => {
  const { run, admin, workspaceId } = organization;
  const first = await connectByConsent(organization, platform, acme);
  const board = await run<{ id: string }>(admin, "board.create", { workspaceId, name: "Talk" });
  await run(admin, "channel_mapping.set", { connectionId: first.id, platformChannelId: "C1", boardId: board.id });
  await run(admin, "connection.pause", { id: first.id });
  const again = await connectByConsent(organization, platform, acme);
  expect(again).toMatchObject({ id: first.id, state: "active", hookPath: first.hookPath });

  await run(admin, "connection.remove", { id: first.id });
  expect(await list()).toEqual([]);
  const revived = await connectByConsent(organization, platform, acme);
  expect(revived).toMatchObject({ id: first.id, state: "active" });
  expect(revived.hookPath).not.toBe(first.hookPath);
  const mappings = await run<{ data: object[] }>(admin, "channel_mapping.list", {});
  expect(mappings.data).toMatchObject([{ connectionId: first.id, platformChannelId: "C1" }]);
  expect(await historyOf(first.id)).toEqual([
    "connection.created",
    "connection.paused",
    "connection.updated",
    "connection.removed",
    "connection.updated",
  ]);
});

test("two people who finish for the same place at once make one connection", async () => {
  const { admin } = organization;
  const callbacks = [
    await consentTo(organization, platform, acme),
    await consentTo(organization, platform, acme, { who: admin }),
  ];
  const made = await Promise.all(callbacks.map((callback) => finish(callback)));
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  expect(await list()).toHaveLength(1);
});

test("what was not begun here, by this person in this session, in time and for the first time, is refused, and makes nothing", async () => {
  const { run, admin, manager } = organization;
  const other = await testOrganization(application);
  const secondAdmin = await organization.principalOf(
    (await run<{ id: Id<"member"> }>(admin, "member.get", { id: admin.memberId })).id,
  );
  const callback = await consentTo(organization, platform, acme);
  const refusals: [string, () => Promise<unknown>][] = [
    ["connection.install_unknown", () => finish({ ...callback, state: "nobody's" })],
    ["connection.install_unknown", () => other.run(other.admin, "connection.finish_install", callback)],
    [
      "connection.install_foreign",
      () => finish(callback, { ...secondAdmin, sessionId: "ses_01k8z7v3q8e9mbtz5a6rx4w2yc" as Id<"session"> }),
    ],
    ["connection.install_foreign", () => finish(callback, { ...admin, memberId: manager.memberId })],
    ["permission.denied", () => finish(callback, manager)],
  ];
  for (const [code, attempt] of refusals) await expect(attempt(), code).rejects.toMatchObject({ code });
  expect(platform.calls).toEqual([]);

  const connection = await finish(callback);
  await expect(finish(callback)).rejects.toMatchObject({ code: "connection.install_used" });
  expect(await list()).toMatchObject([{ id: connection.id }]);
});

test("a repetition with the same idempotency key gets the first answer, and the platform is not asked again", async () => {
  const callback = await consentTo(organization, platform, acme);
  const more = { idempotencyKey: newUuid() };
  const first = await finish(callback, organization.admin, more);
  const asked = platform.calls.length;
  expect(await finish(callback, organization.admin, more)).toEqual(first);
  expect(platform.calls).toHaveLength(asked);

  // Sent twice at once: one asks, the other waits for what comes of it.
  const hold = platform.holdNext();
  const again = await consentTo(organization, platform, bakery);
  const [key, codes] = [{ idempotencyKey: newUuid() }, platform.calls.length];
  const twice = [finish(again, organization.admin, key), finish(again, organization.admin, key)];
  await hold.arrived;
  const withoutKey = finish(again).catch((error: unknown) => error);
  hold.release();
  const [one, other] = await Promise.all(twice);
  expect(one).toEqual(other);
  expect(await withoutKey).toBeInstanceOf(EurekaError);
  expect(platform.calls.slice(codes).filter(({ path }) => path === "/oauth/token")).toHaveLength(1);
});

test("after ten minutes it is too late", async () => {
  const clock = createTestClock(new Date());
  const late = await testOrganization(await testApplication({ clock }));
  await setConsentApplication(late, platform);
  const callback = await consentTo(late, platform, acme);
  clock.advance(600_000);
  await expect(late.run(late.admin, "connection.finish_install", callback)).rejects.toMatchObject({
    code: "connection.install_expired",
  });
  expect(platform.calls).toEqual([]);
});

test("a person who denies it, and a platform that refuses the code, make nothing", async () => {
  const denied = await consentTo(organization, platform, acme);
  const answer = { state: denied.state, parameters: { state: denied.state, error: "access_denied" } };
  await expect(finish(answer)).rejects.toMatchObject({
    code: "connection.install_denied",
    parameters: { reason: "access_denied" },
  });
  await expect(finish(denied)).rejects.toMatchObject({ code: "connection.install_used" });
  const { state } = await consentTo(organization, platform, acme);
  const wrong = await consentTo(organization, platform, acme);
  // Somebody else's code belongs to another proof.
  await expect(finish({ state, code: wrong.code })).rejects.toMatchObject({
    code: "connection.install_refused",
    parameters: { reason: "unauthorized, invalid_grant" },
  });
  const unlucky = await consentTo(organization, platform, acme);
  platform.isDown = true;
  await expect(finish(unlucky)).rejects.toMatchObject({ code: "connection.platform_unavailable" });
  expect(await list()).toEqual([]);
});

test("without an application, or for a platform that is connected in another way, nothing begins", async () => {
  const other = await testOrganization(application);
  const begin = (connector: string) => other.run(other.admin, "connection.begin_install", { connector });
  await expect(begin("reference-consent")).rejects.toMatchObject({ code: "connector_application.not_found" });
  await expect(begin("reference-chat")).rejects.toMatchObject({ code: "connector.no_consent" });
  await expect(begin("nowhere")).rejects.toMatchObject({ code: "connector.unknown" });
});

test("a removed connection gives its tokens back", async () => {
  const { id } = await connectByConsent(organization, platform, acme);
  await organization.run(organization.admin, "connection.remove", { id });
  const jobs = await asOwner(organization.database.owner, (client) => client.query("select payload::text from jobs"));
  expect(JSON.stringify(jobs.rows)).not.toMatch(/access-|refresh-/);
  await workOff(application);
  expect(platform.revoked).toEqual([expect.stringMatching(/^refresh-/), expect.stringMatching(/^access-/)]);
});

test("a token that is copied over says itself what it is for, and a bad one is refused", async () => {
  const connectors = new Map(application.ports.connectors);
  const installed = installConnector(tokenConnector(), createConnectorTools);
  connectors.set(installed.name, installed);
  const here = await testOrganization(await testApplication({ ports: { connectors } }));
  await setConsentApplication(organization, platform);
  const source = await connectByConsent(organization, platform, bakery);
  const connection = await organization.transact((context) => loadConnection(context, source.id));
  const token = await createConnectorTools(application.application, connection).tokenProvider();

  const settings = { baseUrl: platform.url };
  const connect = (secrets: object) =>
    here.run<Connection>(here.admin, "connection.create", { connector: "reference-token", settings, secrets });
  expect(await connect({ token })).toMatchObject({
    title: "Bakery",
    platformWorkspaceId: "W-bakery",
    platformWorkspaceName: "Bakery",
    secretNames: ["token"],
  });
  await expect(connect({ token: "wrong" })).rejects.toMatchObject({
    code: "connection.token_refused",
    parameters: { connector: "Reference token" },
  });
  await expect(connect({ token })).rejects.toMatchObject({ code: "connection.exists" });
  platform.isDown = true;
  await expect(connect({ token })).rejects.toMatchObject({ code: "connection.platform_unavailable" });
});
